//! `serde`: `{"value": 3.0, "tangent": 1.0}` and `{"value": 3.0, "partials": [1.0, 0.0]}`, with as many
//! partials as the type has. By hand, since `serde` has arrays up to 32 only and says less of what is wrong.

use core::fmt::{self, Formatter};
use core::marker::PhantomData;
use core::str;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{SerializeStruct, SerializeTuple};
use serde::{Deserialize, Deserializer, Serialize, Serializer, forward_to_deserialize_any};

use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::scalar::Scalar;

/// The names of a type and its fields.
struct Names {
    name: &'static str,
    fields: &'static [&'static str; 2],
}

const DUAL: Names = Names { name: "Dual", fields: &["value", "tangent"] };
const CHUNK: Names = Names { name: "Chunk", fields: &["value", "partials"] };
const DUAL_VEC: Names = Names { name: "DualVec", fields: &["value", "partials"] };

/// A structure of `value` and `tangent`.
///
/// ```
/// use gradual::Dual;
///
/// let x = Dual::new(3.0, 1.0);
/// let text = serde_json::to_string(&x)?;
/// assert_eq!(text, r#"{"value":3.0,"tangent":1.0}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Every part comes back to the bit where the format keeps floats: `serde_json` does with its feature
/// `float_roundtrip`, but writes infinities and NaN as `null`, which is no float to read.
impl<T: Scalar + Serialize> Serialize for Dual<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &DUAL, &self.value, &self.tangent)
    }
}

/// A structure of `value` and `partials`, the latter a tuple of N: a list without a length where the format
/// makes the difference.
///
/// ```
/// use gradual::DualVec;
///
/// let x = DualVec::new(3.0, [1.0, 0.0]);
/// let text = serde_json::to_string(&x)?;
/// assert_eq!(text, r#"{"value":3.0,"partials":[1.0,0.0]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Every part comes back to the bit where the format keeps floats: `serde_json` does with its feature
/// `float_roundtrip`, but writes infinities and NaN as `null`, which is no float to read.
impl<T: Scalar + Serialize, const N: usize> Serialize for DualVec<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &DUAL_VEC, &self.value, &Partials(self.partials))
    }
}

/// A structure of `value` and `partials`, as of a [`DualVec`].
///
/// ```
/// use gradual::slice::Chunk;
///
/// let text = serde_json::to_string(&Chunk::variable(3.0, 0))?;
/// assert!(text.starts_with(r#"{"value":3.0,"partials":[1.0,0.0"#));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<T: Scalar + Serialize> Serialize for Chunk<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &CHUNK, &self.value, &Partials(self.partials()))
    }
}

/// Malformed input is an error that names the field.
///
/// ```
/// use gradual::Dual;
///
/// let x: Dual<f64> = serde_json::from_str(r#"{"value": 3, "tangent": 1}"#)?;
/// assert_eq!(x.parts(), (3.0, 1.0));
///
/// let error = serde_json::from_str::<Dual<f64>>(r#"{"value": 3}"#).unwrap_err();
/// assert!(error.to_string().starts_with("missing field `tangent`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de, T: Scalar + Deserialize<'de>> Deserialize<'de> for Dual<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (value, tangent) = read(deserializer, &DUAL)?;
        Ok(Self { value, tangent })
    }
}

/// Malformed input is an error that names the field, and so is a list of another length.
///
/// ```
/// use gradual::DualVec;
///
/// let x: DualVec<f64, 2> = serde_json::from_str(r#"{"value": 3, "partials": [1, 0]}"#)?;
/// assert_eq!(x.parts(), (3.0, [1.0, 0.0]));
///
/// let error = serde_json::from_str::<DualVec<f64, 3>>(r#"{"value": 3, "partials": [1, 0]}"#).unwrap_err();
/// assert!(error.to_string().starts_with("expected 3 partials, found 2"));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de, T: Scalar + Deserialize<'de>, const N: usize> Deserialize<'de> for DualVec<T, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (value, Partials(partials)) = read(deserializer, &DUAL_VEC)?;
        Ok(Self { value, partials })
    }
}

/// As of a [`DualVec`].
///
/// ```
/// use gradual::slice::Chunk;
///
/// let x = Chunk::variable(3.0, 1).sin();
/// let back: Chunk<f64> = serde_json::from_str(&serde_json::to_string(&x)?)?;
/// assert_eq!(back.parts(), x.parts());
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de, T: Scalar + Deserialize<'de>> Deserialize<'de> for Chunk<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (value, Partials(partials)) = read(deserializer, &CHUNK)?;
        Ok(Self::new(value, partials))
    }
}

fn write<S: Serializer>(
    serializer: S,
    names: &Names,
    value: &impl Serialize,
    lanes: &impl Serialize,
) -> Result<S::Ok, S::Error> {
    let mut output = serializer.serialize_struct(names.name, 2)?;
    output.serialize_field(names.fields[0], value)?;
    output.serialize_field(names.fields[1], lanes)?;
    output.end()
}

/// The two fields, of the types that the caller wants.
fn read<'de, D: Deserializer<'de>, V: Deserialize<'de>, L: Deserialize<'de>>(
    deserializer: D,
    names: &'static Names,
) -> Result<(V, L), D::Error> {
    deserializer.deserialize_struct(names.name, names.fields, Fields { names, types: PhantomData })
}

struct Fields<V, L> {
    names: &'static Names,
    types: PhantomData<(V, L)>,
}

impl<'de, V: Deserialize<'de>, L: Deserialize<'de>> Visitor<'de> for Fields<V, L> {
    type Value = (V, L);

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [value, lanes] = self.names.fields;
        write!(f, "a {} of `{value}` and `{lanes}`", self.names.name)
    }

    /// With names, as in JSON.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(V, L), A::Error> {
        let fields = self.names.fields;
        let (mut value, mut lanes) = (None, None);
        while let Some(field) = map.next_key_seed(Key { fields })? {
            if field == 0 {
                replace_none(&mut value, fields[0], || map.next_value_seed(Field::new(fields[0])))?;
            } else {
                replace_none(&mut lanes, fields[1], || map.next_value_seed(Field::new(fields[1])))?;
            }
        }
        let value = value.ok_or_else(|| A::Error::missing_field(fields[0]))?;
        let lanes = lanes.ok_or_else(|| A::Error::missing_field(fields[1]))?;
        Ok((value, lanes))
    }

    /// In order, as in binary formats.
    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<(V, L), A::Error> {
        let fields = self.names.fields;
        let value = parts.next_element_seed(Field::new(fields[0]))?;
        let value = value.ok_or_else(|| A::Error::missing_field(fields[0]))?;
        let lanes = parts.next_element_seed(Field::new(fields[1]))?;
        let lanes = lanes.ok_or_else(|| A::Error::missing_field(fields[1]))?;
        Ok((value, lanes))
    }
}

fn replace_none<X, E: Error>(
    slot: &mut Option<X>,
    field: &'static str,
    read: impl FnOnce() -> Result<X, E>,
) -> Result<(), E> {
    if slot.is_some() {
        return Err(E::duplicate_field(field));
    }
    *slot = Some(read()?);
    Ok(())
}

/// A field's name or number, to its number.
struct Key {
    fields: &'static [&'static str; 2],
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [value, lanes] = self.fields;
        write!(f, "`{value}` or `{lanes}`")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let position = self.fields.iter().position(|&field| field == name);
        position.ok_or_else(|| E::unknown_field(name, self.fields))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<usize, E> {
        match str::from_utf8(name) {
            Ok(name) => self.visit_str(name),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(name), &self)),
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<usize, E> {
        match number {
            0 | 1 => Ok(number as usize),
            _ => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }
}

/// The partials of a `DualVec`.
struct Partials<T, const N: usize>([T; N]);

impl<T: Serialize, const N: usize> Serialize for Partials<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut output = serializer.serialize_tuple(N)?;
        for partial in &self.0 {
            output.serialize_element(partial)?;
        }
        output.end()
    }
}

impl<'de, T: Scalar + Deserialize<'de>, const N: usize> Deserialize<'de> for Partials<T, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(N, List(PhantomData))
    }
}

struct List<T, const N: usize>(PhantomData<T>);

impl<'de, T: Scalar + Deserialize<'de>, const N: usize> Visitor<'de> for List<T, N> {
    type Value = Partials<T, N>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{N} partials")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Partials<T, N>, A::Error> {
        let mut partials = [T::zero(); N];
        let wrong = |found| A::Error::custom(format_args!("expected {N} partials, found {found}"));
        for (i, partial) in partials.iter_mut().enumerate() {
            *partial = list.next_element_seed(Field::new("partials"))?.ok_or_else(|| wrong(i))?;
        }
        let mut found = N;
        while list.next_element::<IgnoredAny>()?.is_some() {
            found += 1;
        }
        if found == N { Ok(Partials(partials)) } else { Err(wrong(found)) }
    }
}

/// What is read for a field; a part of the wrong type is then an error that names the field. (To put the
/// name before the error of the format would lose what else that error tells, such as the end of the input.)
struct Field<X> {
    name: &'static str,
    type_: PhantomData<X>,
}

impl<X> Field<X> {
    fn new(name: &'static str) -> Self {
        Self { name, type_: PhantomData }
    }
}

impl<'de, X: Deserialize<'de>> DeserializeSeed<'de> for Field<X> {
    type Value = X;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<X, D::Error> {
        X::deserialize(Named { inner: deserializer, field: self.name })
    }
}

/// A deserializer or a visitor that knows the field's name.
struct Named<I> {
    inner: I,
    field: &'static str,
}

/// Floats, duals and partials are all that there is in a field.
impl<'de, D: Deserializer<'de>> Deserializer<'de> for Named<D> {
    type Error = D::Error;

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_f32(Named { inner: visitor, field: self.field })
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_f64(Named { inner: visitor, field: self.field })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_tuple(len, Named { inner: visitor, field: self.field })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_struct(name, fields, Named { inner: visitor, field: self.field })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple_struct map enum identifier ignored_any
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Named<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)?;
        write!(f, " in the field `{}`", self.field)
    }

    fn visit_i64<E: Error>(self, x: i64) -> Result<V::Value, E> {
        self.inner.visit_i64(x)
    }

    fn visit_u64<E: Error>(self, x: u64) -> Result<V::Value, E> {
        self.inner.visit_u64(x)
    }

    fn visit_f32<E: Error>(self, x: f32) -> Result<V::Value, E> {
        self.inner.visit_f32(x)
    }

    fn visit_f64<E: Error>(self, x: f64) -> Result<V::Value, E> {
        self.inner.visit_f64(x)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, parts: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(parts)
    }

    fn visit_map<A: MapAccess<'de>>(self, parts: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(parts)
    }
}
