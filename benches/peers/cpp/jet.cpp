// The workloads of src/workloads on Ceres' Jet, with the same formulas. Compiled once for each compiler, with
// PREFIX before the names of its entry points.

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <ceres/jet.h>

namespace {

using ceres::Jet;

template <typename T>
T square(const T& x) {
  return x * x;
}

template <int N>
struct Rosenbrock {
  static constexpr const char* name = "Rosenbrock";
  template <typename T>
  static T on_array(const T* x, int n) {
    T sum(0.0);
    for (int i = 0; i + 1 < n; ++i) {
      sum += 100.0 * square(x[i + 1] - square(x[i])) + square(x[i] - 1.0);
    }
    return sum;
  }
  template <typename T>
  static void evaluate(const T* x, T* y) {
    y[0] = on_array(x, N);
  }
};

template <int N>
struct Ackley {
  static constexpr const char* name = "Ackley";
  template <typename T>
  static void evaluate(const T* x, T* y) {
    T squares(0.0), cosines(0.0);
    for (int i = 0; i < N; ++i) {
      squares += square(x[i]);
      cosines += cos(2.0 * M_PI * x[i]);
    }
    y[0] = -20.0 * exp(-0.2 * sqrt(squares / double(N))) - exp(cosines / double(N)) + (20.0 + M_E);
  }
};

template <int N>
struct Speelpenning {
  static constexpr const char* name = "Speelpenning";
  template <typename T>
  static void evaluate(const T* x, T* y) {
    T product = x[0];
    for (int i = 1; i < N; ++i) product *= x[i];
    y[0] = product;
  }
};

struct BlackScholes {
  static constexpr const char* name = "Black-Scholes";
  template <typename T>
  static T normal_cdf(const T& x) {
    const bool is_left = x < 0.0;
    const T distance = is_left ? -x : x;
    const T u = 1.0 / (1.0 + 0.2316419 * distance);
    const T polynomial =
        u * (u * (u * (u * (u * 1.330274429 - 1.821255978) + 1.781477937) - 0.356563782) + 0.319381530);
    const T tail = 0.3989422804014327 * exp(-0.5 * square(x)) * polynomial;
    return is_left ? tail : 1.0 - tail;
  }
  template <typename T>
  static void evaluate(const T* x, T* y) {
    const T &s = x[0], &k = x[1], &r = x[2], &v = x[3], &t = x[4];
    const T spread = v * sqrt(t);
    const T d1 = (log(s / k) + (r + 0.5 * square(v)) * t) / spread;
    const T d2 = d1 - spread;
    y[0] = s * normal_cdf(d1) - k * exp(-(r * t)) * normal_cdf(d2);
  }
};

struct LennardJones {
  static constexpr const char* name = "Lennard-Jones";
  template <typename T>
  static void evaluate(const T* x, T* y) {
    T energy(0.0);
    for (int i = 0; i < 8; ++i) {
      for (int j = 0; j < i; ++j) {
        const T *a = x + 3 * i, *b = x + 3 * j;
        const T inverse = 1.0 / (square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
        const T sixth = square(inverse) * inverse;
        energy += 4.0 * (square(sixth) - sixth);
      }
    }
    y[0] = energy;
  }
};

struct Network {
  static constexpr const char* name = "Network";
  struct Sample {
    double features[2];
    int label;
  };
  struct Data {
    Sample samples[16];
  };
  static constexpr Data make() {
    Data data{};
    for (int i = 0; i < 16; ++i) {
      data.samples[i].features[0] = 0.5 * (i % 4) - 0.75;
      data.samples[i].features[1] = 0.5 * (i / 4) - 0.75;
      data.samples[i].label = (i % 4 + i / 4) % 3;
    }
    return data;
  }
  template <typename T>
  static T larger(const T& x, const T& y) {
    return x > y ? x : y;
  }
  template <typename T>
  static void evaluate(const T* p, T* y) {
    static constexpr Data data = make();
    T loss(0.0);
    for (const Sample& sample : data.samples) {
      T hidden[4], logits[3];
      for (int i = 0; i < 4; ++i) {
        T sum = p[8 + i];
        for (int j = 0; j < 2; ++j) sum += p[i * 2 + j] * sample.features[j];
        hidden[i] = larger(sum, T(0.0));
      }
      for (int k = 0; k < 3; ++k) {
        T sum = p[24 + k];
        for (int i = 0; i < 4; ++i) sum += p[12 + k * 4 + i] * hidden[i];
        logits[k] = sum;
      }
      const T greatest = larger(larger(logits[0], logits[1]), logits[2]);
      T total(0.0);
      for (T& logit : logits) {
        logit -= greatest;
        total += exp(logit);
      }
      loss += log(total) - logits[sample.label];
    }
    y[0] = loss / 16.0;
  }
};

struct Arm {
  static constexpr const char* name = "Arm";
  template <typename T>
  static void evaluate(const T* angles, T* y) {
    const double lengths[3] = {1.0, 0.8, 0.5};
    T sum(0.0);
    y[0] = y[1] = T(0.0);
    for (int i = 0; i < 3; ++i) {
      sum += angles[i];
      y[0] += lengths[i] * cos(sum);
      y[1] += lengths[i] * sin(sum);
    }
  }
};

template <int N>
struct Kepler {
  static constexpr const char* name = "Kepler";
  static constexpr int dimensions = N / 2;
  template <typename T>
  static void flow(const T* state, T* rate) {
    T sum = square(state[0]);
    for (int i = 1; i < dimensions; ++i) sum += square(state[i]);
    const T pull = -1.0 / (sum * sqrt(sum));
    for (int i = 0; i < dimensions; ++i) {
      rate[i] = state[i + dimensions];
      rate[i + dimensions] = state[i] * pull;
    }
  }
  template <typename T>
  static void step(const T* state, double h, const T* rate, T* moved) {
    for (int i = 0; i < N; ++i) moved[i] = state[i] + h * rate[i];
  }
  template <typename T>
  static void evaluate(const T* x, T* state) {
    constexpr double dt = 0.05;
    for (int i = 0; i < N; ++i) state[i] = x[i];
    T a[N], b[N], c[N], d[N], moved[N];
    for (int n = 0; n < 16; ++n) {
      flow(state, a);
      step(state, dt / 2.0, a, moved);
      flow(moved, b);
      step(state, dt / 2.0, b, moved);
      flow(moved, c);
      step(state, dt, c, moved);
      flow(moved, d);
      for (int i = 0; i < N; ++i) state[i] += (dt / 6.0) * (a[i] + 2.0 * (b[i] + c[i]) + d[i]);
    }
  }
};

struct BundleAdjustment {
  static constexpr const char* name = "Bundle adjustment";
  template <typename T>
  static void cross(const T* a, const T* b, T* c) {
    c[0] = a[1] * b[2] - a[2] * b[1];
    c[1] = a[2] * b[0] - a[0] * b[2];
    c[2] = a[0] * b[1] - a[1] * b[0];
  }
  template <typename T>
  static T dot(const T* a, const T* b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
  template <typename T>
  static void evaluate(const T* x, T* y) {
    const T *w = x, *translation = x + 3, *point = x + 9;
    const T &focal = x[6], &k1 = x[7], &k2 = x[8];
    T p[3], side[3];
    const T sum = dot(w, w);
    if (sum > std::numeric_limits<double>::epsilon()) {
      const T angle = sqrt(sum);
      const T cosine = cos(angle), sine = sin(angle), inverse = 1.0 / angle;
      const T axis[3] = {w[0] * inverse, w[1] * inverse, w[2] * inverse};
      cross(axis, point, side);
      const T along = dot(axis, point) * (1.0 - cosine);
      for (int i = 0; i < 3; ++i) p[i] = point[i] * cosine + side[i] * sine + axis[i] * along;
    } else {
      cross(w, point, side);
      for (int i = 0; i < 3; ++i) p[i] = point[i] + side[i];
    }
    for (int i = 0; i < 3; ++i) p[i] += translation[i];
    const T u = -p[0] / p[2], v = -p[1] / p[2];
    const T r2 = u * u + v * v;
    const T scale = focal * (1.0 + r2 * (k1 + k2 * r2));
    y[0] = scale * u + 120.0;
    y[1] = scale * v - 85.0;
  }
};

// M values, then M rows of N.
template <typename Workload, int N, int M>
void derivatives(const double* x, double* out) {
  Jet<double, N> inputs[N], outputs[M];
  for (int i = 0; i < N; ++i) inputs[i] = Jet<double, N>(x[i], i);
  Workload::evaluate(inputs, outputs);
  for (int i = 0; i < M; ++i) {
    out[i] = outputs[i].a;
    std::memcpy(out + M + i * N, outputs[i].v.data(), N * sizeof(double));
  }
}

struct Entry {
  const char* name;
  int n, m;
  void (*run)(const double*, double*);
};

template <typename Workload, int N, int M>
Entry entry() {
  return {Workload::name, N, M, derivatives<Workload, N, M>};
}

const Entry entries[] = {
    entry<Rosenbrock<2>, 2, 1>(),
    entry<Rosenbrock<4>, 4, 1>(),
    entry<Rosenbrock<8>, 8, 1>(),
    entry<Rosenbrock<16>, 16, 1>(),
    entry<Ackley<4>, 4, 1>(),
    entry<Ackley<8>, 8, 1>(),
    entry<Speelpenning<8>, 8, 1>(),
    entry<Speelpenning<16>, 16, 1>(),
    entry<BlackScholes, 5, 1>(),
    entry<LennardJones, 24, 1>(),
    entry<Network, 27, 1>(),
    entry<BundleAdjustment, 12, 2>(),
    entry<Kepler<4>, 4, 4>(),
    entry<Kepler<6>, 6, 6>(),
    entry<Arm, 3, 2>(),
};

}  // namespace

#define JOIN(a, b) a##b
#define NAME(prefix, name) JOIN(prefix, name)

extern "C" const void* NAME(PREFIX, find)(const char* name, int n, int m) {
  for (const Entry& entry : entries) {
    if (entry.n == n && entry.m == m && std::strcmp(entry.name, name) == 0) {
      return reinterpret_cast<const void*>(entry.run);
    }
  }
  return nullptr;
}

extern "C" double NAME(PREFIX, rosenbrock)(const double* x, int n, double* gradient) {
  using Chunk = Jet<double, 16>;
  thread_local std::vector<Chunk, Eigen::aligned_allocator<Chunk>> inputs;
  inputs.clear();
  for (int i = 0; i < n; ++i) inputs.emplace_back(x[i]);
  double value = 0.0;
  for (int first = 0; first < n; first += 16) {
    const int last = first + 16 < n ? first + 16 : n;
    for (int i = first; i < last; ++i) inputs[i].v[i - first] = 1.0;
    const Chunk y = Rosenbrock<0>::on_array(inputs.data(), n);
    value = y.a;
    for (int i = first; i < last; ++i) {
      gradient[i] = y.v[i - first];
      inputs[i].v[i - first] = 0.0;
    }
  }
  return value;
}
