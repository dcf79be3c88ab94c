// The objectives of src/objectives on Ceres' Jet, with the same formulas. Compiled once for each compiler, with PREFIX
// before the name of its entry point. Each writes its Jacobian row by row and returns the sum of its results.

#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <vector>

#include <ceres/jet.h>

namespace {

using ceres::Jet;

template <typename T>
using Numbers = std::vector<T, Eigen::aligned_allocator<T>>;

template <typename T>
T square(const T& x) {
  return x * x;
}

// ln sum_k exp(z_k), moved by the greatest value.
template <typename T>
T log_sum_exp(const T* z, size_t n) {
  double greatest = -std::numeric_limits<double>::infinity();
  for (size_t i = 0; i < n; ++i) greatest = std::max(greatest, z[i].a);
  T sum(0.0);
  for (size_t i = 0; i < n; ++i) sum += exp(z[i] - greatest);
  return log(sum) + greatest;
}

struct Mixture {
  static constexpr int width = 16;

  template <typename T>
  static void evaluate(const size_t* sizes, const double* data, const Numbers<T>& x, Numbers<T>& y) {
    const size_t d = sizes[0], k = sizes[1], n = sizes[2], entries = d * (d + 1) / 2;
    const T *weights = x.data(), *means = weights + k, *matrices = means + k * d;
    Numbers<T> diagonals(k * d), determinants(k), centered(d), densities(k);
    T prior(0.0);
    for (size_t c = 0; c < k; ++c) {
      const T* matrix = matrices + c * entries;
      T norm(0.0), determinant(0.0);
      for (size_t i = 0; i < d; ++i) {
        diagonals[c * d + i] = exp(matrix[i]);
        norm += square(diagonals[c * d + i]);
        determinant += matrix[i];
      }
      for (size_t i = d; i < entries; ++i) norm += square(matrix[i]);
      determinants[c] = determinant;
      prior += norm * 0.5;
    }

    T likelihood(0.0);
    for (size_t p = 0; p < n; ++p) {
      const double* point = data + p * d;
      for (size_t c = 0; c < k; ++c) {
        const T* below = matrices + c * entries + d;
        T norm(0.0);
        for (size_t i = 0; i < d; ++i) {
          centered[i] = means[c * d + i] - point[i];
          T sum = diagonals[c * d + i] * centered[i];
          for (size_t j = 0; j < i; ++j) sum += *below++ * centered[j];
          norm += square(sum);
        }
        densities[c] = weights[c] + determinants[c] - norm * 0.5;
      }
      likelihood += log_sum_exp(densities.data(), k);
    }
    y.push_back(likelihood - log_sum_exp(weights, k) * double(n) + prior + data[n * d]);
  }
};

struct Lstm {
  static constexpr int width = 16;

  template <typename T>
  static T sigmoid(const T& x) {
    return 1.0 / (exp(-x) + 1.0);
  }

  template <typename T>
  static void evaluate(const size_t* sizes, const double* data, const Numbers<T>& x, Numbers<T>& y) {
    const size_t layers = sizes[0], bits = sizes[1], characters = sizes[2];
    const T* ends = x.data() + layers * 8 * bits;
    // the hidden vector and the cells of each layer
    Numbers<T> state(2 * layers * bits), input(bits), predicted(bits);
    for (size_t i = 0; i < state.size(); ++i) state[i] = T(data[i]);

    T total(0.0);
    const double* character = data + state.size();
    for (size_t t = 0; t + 1 < characters; ++t, character += bits) {
      for (size_t i = 0; i < bits; ++i) input[i] = ends[i] * character[i];
      for (size_t layer = 0; layer < layers; ++layer) {
        const T *weights = x.data() + layer * 8 * bits, *biases = weights + 4 * bits;
        T *hidden = state.data() + layer * 2 * bits, *cells = hidden + bits;
        for (size_t i = 0; i < bits; ++i) {
          const auto gate = [&](size_t g, const T& x) -> T {
            return x * weights[g * bits + i] + biases[g * bits + i];
          };
          const T forget = sigmoid(gate(0, input[i]));
          const T enter = sigmoid(gate(1, hidden[i]));
          const T leave = sigmoid(gate(2, input[i]));
          const T change = tanh(gate(3, hidden[i]));
          cells[i] = cells[i] * forget + enter * change;
          hidden[i] = leave * tanh(cells[i]);
        }
        for (size_t i = 0; i < bits; ++i) input[i] = hidden[i];
      }
      T sum(0.0);
      for (size_t i = 0; i < bits; ++i) {
        predicted[i] = input[i] * ends[bits + i] + ends[2 * bits + i];
        sum += exp(predicted[i]);
      }
      const T normalisation = log(sum + 2.0);
      for (size_t i = 0; i < bits; ++i) total += (predicted[i] - normalisation) * character[bits + i];
    }
    y.push_back(-total / double((characters - 1) * bits));
  }
};

template <typename T>
void cross(const T* a, const T* b, T* c) {
  c[0] = a[1] * b[2] - a[2] * b[1];
  c[1] = a[2] * b[0] - a[0] * b[2];
  c[2] = a[0] * b[1] - a[1] * b[0];
}

template <typename T>
T dot(const T* a, const T* b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

struct Hand {
  static constexpr int width = 26;
  static constexpr double bone_length = 0.3;

  template <typename T>
  struct Motion {
    T rotation[3][3];
    T translation[3];

    static Motion joint(const T& angle, int a, int b, double x, double y, double z) {
      Motion motion;
      for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) motion.rotation[i][j] = T(i == j ? 1.0 : 0.0);
      }
      const T sine = sin(angle), cosine = cos(angle);
      motion.rotation[a][a] = motion.rotation[b][b] = cosine;
      motion.rotation[a][b] = -sine;
      motion.rotation[b][a] = sine;
      motion.translation[0] = T(x);
      motion.translation[1] = T(y);
      motion.translation[2] = T(z);
      return motion;
    }

    static Motion rigid(const T* w, const T* translation) {
      const T angle = sqrt(dot(w, w));
      const T sine = sin(angle), cosine = cos(angle), rest = 1.0 - cosine;
      const T x = w[0] / angle, y = w[1] / angle, z = w[2] / angle;
      return {{{x * x * rest + cosine, x * y * rest - z * sine, x * z * rest + y * sine},
               {y * x * rest + z * sine, y * y * rest + cosine, y * z * rest - x * sine},
               {z * x * rest - y * sine, z * y * rest + x * sine, z * z * rest + cosine}},
              {translation[0], translation[1], translation[2]}};
    }

    Motion after(const Motion& inner) const {
      Motion motion;
      for (int i = 0; i < 3; ++i) {
        const T* row = rotation[i];
        for (int j = 0; j < 3; ++j) {
          motion.rotation[i][j] =
              row[0] * inner.rotation[0][j] + row[1] * inner.rotation[1][j] + row[2] * inner.rotation[2][j];
        }
        motion.translation[i] = dot(row, inner.translation) + translation[i];
      }
      return motion;
    }

    T of(const double* point, int i) const {
      const T* row = rotation[i];
      return row[0] * point[0] + row[1] * point[1] + row[2] * point[2] + translation[i];
    }
  };

  template <typename T>
  static void evaluate(const size_t* sizes, const double* data, const Numbers<T>& x, Numbers<T>& y) {
    const auto hand = Motion<T>::rigid(x.data(), x.data() + 3);
    for (size_t finger = 0; finger < sizes[0]; ++finger) {
      const T* angles = x.data() + 6 + 4 * finger;
      const auto spread = Motion<T>::joint(angles[0], 0, 1, 0.2 * double(finger), 1.0, 0.0);
      const auto first = spread.after(Motion<T>::joint(angles[1], 1, 2, 0.0, 0.0, 0.0));
      const auto second = first.after(Motion<T>::joint(angles[2], 1, 2, 0.0, bone_length, 0.0));
      const auto third = second.after(Motion<T>::joint(angles[3], 1, 2, 0.0, bone_length, 0.0));
      const Motion<T> bones[3] = {hand.after(first), hand.after(second), hand.after(third)};
      for (size_t i = 0; i < sizes[1]; ++i, data += 7) {
        const double follows = std::abs(data[3]);
        for (int k = 0; k < 3; ++k) {
          const T near = bones[i % 2].of(data, k), far = bones[i % 2 + 1].of(data, k);
          y.push_back(near * (1.0 - follows) + far * follows - data[4 + k]);
        }
      }
    }
  }
};

// The Jacobian in chunks.
template <typename Objective>
double in_chunks(const size_t* sizes, const double* data, const double* x, size_t n, double* out) {
  constexpr int width = Objective::width;
  using Chunk = Jet<double, width>;
  Numbers<Chunk> inputs, outputs;
  for (size_t i = 0; i < n; ++i) inputs.emplace_back(x[i]);
  double sum = 0.0;
  for (size_t first = 0; first < n; first += width) {
    const size_t last = std::min(first + width, n);
    for (size_t i = first; i < last; ++i) inputs[i].v[i - first] = 1.0;
    outputs.clear();
    Objective::evaluate(sizes, data, inputs, outputs);
    sum = 0.0;
    for (size_t row = 0; row < outputs.size(); ++row) {
      sum += outputs[row].a;
      std::memcpy(out + row * n + first, outputs[row].v.data(), (last - first) * sizeof(double));
    }
    for (size_t i = first; i < last; ++i) inputs[i].v[i - first] = 0.0;
  }
  return sum;
}

template <typename T>
void residual(const T* x, const double* seen, T* y) {
  const T *w = x, *center = x + 3, &focal = x[6], *principal = x + 7, &k1 = x[9], &k2 = x[10], *point = x + 11;
  const T& weight = x[14];
  const T moved[3] = {point[0] - center[0], point[1] - center[1], point[2] - center[2]};
  const T angle = sqrt(dot(w, w));
  const T sine = sin(angle), cosine = cos(angle);
  const T axis[3] = {w[0] / angle, w[1] / angle, w[2] / angle};
  T side[3], p[3];
  cross(axis, moved, side);
  const T along = dot(axis, moved) * (1.0 - cosine);
  for (int i = 0; i < 3; ++i) p[i] = moved[i] * cosine + side[i] * sine + axis[i] * along;
  const T u[2] = {p[0] / p[2], p[1] / p[2]};
  const T r2 = square(u[0]) + square(u[1]);
  const T scale = focal * (r2 * (k1 + k2 * r2) + 1.0);
  for (int i = 0; i < 2; ++i) y[i] = weight * (scale * u[i] + principal[i] - seen[i]);
  y[2] = 1.0 - square(weight);
}

double bundle(const size_t* sizes, const double* data, const double* x, size_t, double* out) {
  constexpr int width = 15;
  using Number = Jet<double, width>;
  const size_t cameras = sizes[0], points = sizes[1], observations = sizes[2];
  const double *first_point = x + 11 * cameras, *weights = first_point + 3 * points;
  double sum = 0.0;
  for (size_t i = 0; i < observations; ++i) {
    Number inputs[width], y[3];
    for (int j = 0; j < 11; ++j) inputs[j] = Number(x[11 * (i % cameras) + j], j);
    for (int j = 0; j < 3; ++j) inputs[11 + j] = Number(first_point[3 * (i % points) + j], 11 + j);
    inputs[14] = Number(weights[i], 14);
    residual(inputs, data + 2 * i, y);
    for (const Number& y : y) {
      sum += y.a;
      std::memcpy(out, y.v.data(), width * sizeof(double));
      out += width;
    }
  }
  return sum;
}

struct Entry {
  const char* name;
  double (*run)(const size_t*, const double*, const double*, size_t, double*);
};

const Entry entries[] = {
    {"mixture", in_chunks<Mixture>},
    {"lstm", in_chunks<Lstm>},
    {"hand", in_chunks<Hand>},
    {"bundle", bundle},
};

}  // namespace

#define JOIN(a, b) a##b
#define NAME(prefix, name) JOIN(prefix, name)

extern "C" double NAME(PREFIX, objective)(const char* name, const size_t* sizes, const double* data, const double* x,
                                          size_t n, double* out) {
  for (const Entry& entry : entries) {
    if (std::strcmp(entry.name, name) == 0) return entry.run(sizes, data, x, n, out);
  }
  return std::numeric_limits<double>::quiet_NaN();
}
