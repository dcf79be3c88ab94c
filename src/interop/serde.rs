//! `serde`: `{"value": 3.0, "tangent": 1.0}`, `{"value": 3.0, "partials": [1.0, 0.0]}` and `{"value": 3.0,
//! "gradient": [1.0], "hessian": [[0.0]]}`, with as many parts as the type has. By hand, since `serde` has arrays
//! up to 32 only and says less of what is wrong.

use core::fmt::{self, Display, Formatter};
use core::str;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{SerializeStruct, SerializeTuple};
use serde::{Deserialize, Deserializer, Serialize, Serializer, forward_to_deserialize_any};

use crate::chunk::{CHUNK, Chunk};
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;
use crate::taylor::Taylor;

/// The runnable example of writing.
macro_rules! written {
    ($name:literal, $new:literal, $text:literal) => {
        concat!(
            "\n```\nuse gradual::",
            $name,
            ";\n\nlet x = ",
            $name,
            "::new(",
            $new,
            ");\nlet text = serde_json::to_string(&x)?;\nassert_eq!(text, r#\"",
            $text,
            "\"#);\n# Ok::<(), serde_json::Error>(())\n```\n",
        )
    };
}

/// The runnable example of reading.
macro_rules! read {
    ($name:literal, $Number:literal, $new:literal, $text:literal, $Wrong:literal, $wrong:literal, $error:literal) => {
        concat!(
            "\n```\nuse gradual::",
            $name,
            ";\n\nlet x: ",
            $Number,
            " = serde_json::from_str(r#\"",
            $text,
            "\"#)?;\nassert_eq!(x.parts(), (",
            $new,
            "));\n\nlet error = serde_json::from_str::<",
            $Wrong,
            ">(r#\"",
            $wrong,
            "\"#).unwrap_err();\nassert!(error.to_string().starts_with(\"",
            $error,
            "\"));\n# Ok::<(), serde_json::Error>(())\n```\n",
        )
    };
}

macro_rules! serde {
    ($(
        [$($generics:tt)*] $Dual:ty, $name:literal, $n:literal fields: $($field:ident)*;
        example: $Number:literal of $new:literal is $text:literal;
        error: $Wrong:literal of $wrong:literal is $error:literal;
    )*) => {$(
        /// A structure of the fields of the type. A list is a tuple: without its length where the format makes
        /// the difference.
        #[doc = written!($name, $new, $text)]
        ///
        /// Every part comes back to the bit where the format keeps floats: `serde_json` does with its feature
        /// `float_roundtrip`, but writes infinities and NaN as `null`, which is no float to read.
        impl<T: Scalar + Serialize $($generics)*> Serialize for $Dual {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut output = serializer.serialize_struct($name, $n)?;
                $(output.serialize_field(stringify!($field), &Written(&self.$field))?;)*
                output.end()
            }
        }

        /// Malformed input is an error that names the field, and so is a list of another length.
        #[doc = read!($name, $Number, $new, $text, $Wrong, $wrong, $error)]
        impl<'de, T: Scalar + Deserialize<'de> $($generics)*> Deserialize<'de> for $Dual {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let blank = Filling(Self::constant(T::zero()));
                deserializer.deserialize_struct($name, Self::FIELDS, blank)
            }
        }

        impl<'de, T: Scalar + Deserialize<'de> $($generics)*> Structure<'de> for $Dual {
            const NAME: &'static str = $name;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn fill<D: Deserializer<'de>>(&mut self, field: &'static str, part: D) -> Result<(), D::Error> {
                let place = Place { field, is_row: false };
                match field {
                    $(stringify!($field) => Part { place, part: &mut self.$field }.deserialize(part),)*
                    _ => Err(D::Error::unknown_field(field, Self::FIELDS)),
                }
            }
        }
    )*};
}

serde! {
    [] Dual<T>, "Dual", 2 fields: value tangent;
    example: "Dual<f64>" of "3.0, 1.0" is r#"{"value":3.0,"tangent":1.0}"#;
    error: "Dual<f64>" of r#"{"value": 3}"# is "missing field `tangent`";

    [, const N: usize] DualVec<T, N>, "DualVec", 2 fields: value partials;
    example: "DualVec<f64, 2>" of "3.0, [1.0, 0.0]" is r#"{"value":3.0,"partials":[1.0,0.0]}"#;
    error: "DualVec<f64, 3>" of r#"{"value": 3, "partials": [1, 0]}"# is "expected 3 numbers in `partials`, found 2";

    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", 3 fields: value gradient hessian;
    example: "Dual2Vec<f64, 1>" of "3.0, [1.0], [[0.5]]" is r#"{"value":3.0,"gradient":[1.0],"hessian":[[0.5]]}"#;
    error: "Dual2Vec<f64, 2>" of r#"{"value": 3, "gradient": [1, 0], "hessian": [[0, 0]]}"# is
        "expected 2 rows in `hessian`, found 1";

    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", 4 fields: value partials tangents mixed;
    example: "HyperDual<f64, 1>" of "3.0, [1.0], [2.0], [[0.5]]" is
        r#"{"value":3.0,"partials":[1.0],"tangents":[2.0],"mixed":[[0.5]]}"#;
    error: "HyperDual<f64, 2>" of r#"{"value": 3, "partials": [1, 0], "tangents": [0], "mixed": []}"# is
        "expected 1 rows in `mixed`, found 0";

    [, const K: usize] Taylor<T, K>, "Taylor", 2 fields: value higher;
    example: "Taylor<f64, 2>" of "3.0, [1.0, 0.0]" is r#"{"value":3.0,"higher":[1.0,0.0]}"#;
    error: "Taylor<f64, 3>" of r#"{"value": 3, "higher": [1, 0]}"# is "expected 3 numbers in `higher`, found 2";
}

/// As of a [`DualVec`] of the same parts.
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
        DualVec::<T, CHUNK>::from(*self).serialize(serializer)
    }
}

/// As of a [`DualVec`] of the same parts.
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
        DualVec::<T, CHUNK>::deserialize(deserializer).map(Self::from)
    }
}

/// A type that is read field by field.
trait Structure<'de>: Sized {
    const NAME: &'static str;
    const FIELDS: &'static [&'static str];

    /// Reads the field of this name.
    fn fill<D: Deserializer<'de>>(&mut self, field: &'static str, part: D) -> Result<(), D::Error>;
}

/// The visitor of a structure, which holds what has been read of it.
struct Filling<X>(X);

impl<'de, X: Structure<'de>> Visitor<'de> for Filling<X> {
    type Value = X;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "a {} of {}", X::NAME, Enumeration { fields: X::FIELDS, conjunction: "and" })
    }

    /// With names, as in JSON.
    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<X, A::Error> {
        // one bit for each field
        let mut found = 0_u32;
        while let Some(i) = map.next_key_seed(Key { fields: X::FIELDS })? {
            if found & 1 << i != 0 {
                return Err(A::Error::duplicate_field(X::FIELDS[i]));
            }
            map.next_value_seed(Field { of: &mut self.0, name: X::FIELDS[i] })?;
            found |= 1 << i;
        }
        match X::FIELDS.get(found.trailing_ones() as usize) {
            Some(missing) => Err(A::Error::missing_field(missing)),
            None => Ok(self.0),
        }
    }

    /// In order, as in binary formats.
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut parts: A) -> Result<X, A::Error> {
        for &name in X::FIELDS {
            let field = parts.next_element_seed(Field { of: &mut self.0, name })?;
            field.ok_or_else(|| A::Error::missing_field(name))?;
        }
        Ok(self.0)
    }
}

/// A field of a structure, to be read.
struct Field<'a, X> {
    of: &'a mut X,
    name: &'static str,
}

impl<'de, X: Structure<'de>> DeserializeSeed<'de> for Field<'_, X> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.of.fill(self.name, deserializer)
    }
}

/// `a`, `b` and `c`
struct Enumeration {
    fields: &'static [&'static str],
    conjunction: &'static str,
}

impl Display for Enumeration {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, field) in self.fields.iter().enumerate() {
            match self.fields.len() - i {
                _ if i == 0 => {}
                1 => write!(f, " {} ", self.conjunction)?,
                _ => write!(f, ", ")?,
            }
            write!(f, "`{field}`")?;
        }
        Ok(())
    }
}

/// A field's name or number, to its number.
struct Key {
    fields: &'static [&'static str],
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
        write!(f, "{}", Enumeration { fields: self.fields, conjunction: "or" })
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
        let i = usize::try_from(number).ok().filter(|&i| i < self.fields.len());
        i.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }
}

/// What stands in a field: a number, a list of numbers, or a list of rows.
struct Written<'a, P>(&'a P);

impl<T: Scalar + Serialize> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<P, const N: usize> Serialize for Written<'_, [P; N]>
where
    for<'a> Written<'a, P>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut output = serializer.serialize_tuple(N)?;
        for part in self.0 {
            output.serialize_element(&Written(part))?;
        }
        output.end()
    }
}

/// Where a part stands, for errors.
#[derive(Clone, Copy)]
struct Place {
    field: &'static str,
    is_row: bool,
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}`{}`", if self.is_row { "a row of " } else { "" }, self.field)
    }
}

/// What is read for a field or an element of its lists; a part of the wrong type is then an error that names the
/// field. (To put the name before the error of the format would lose what else that error tells, such as the end of
/// the input.)
struct Part<'a, P> {
    place: Place,
    part: &'a mut P,
}

/// What several of these are called.
trait Plural {
    const NAME: &'static str;
}

impl<T: Scalar> Plural for T {
    const NAME: &'static str = "numbers";
}

impl<P, const N: usize> Plural for [P; N] {
    const NAME: &'static str = "rows";
}

impl<'de, T: Scalar + Deserialize<'de>> DeserializeSeed<'de> for Part<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        *self.part = T::deserialize(Named { inner: deserializer, field: self.place.field })?;
        Ok(())
    }
}

impl<'de, P: Plural, const N: usize> DeserializeSeed<'de> for Part<'_, [P; N]>
where
    for<'a> Part<'a, P>: DeserializeSeed<'de, Value = ()>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Named { inner: deserializer, field: self.place.field }.deserialize_tuple(N, self)
    }
}

impl<'de, P: Plural, const N: usize> Visitor<'de> for Part<'_, [P; N]>
where
    for<'a> Part<'a, P>: DeserializeSeed<'de, Value = ()>,
{
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{N} {}", P::NAME)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { place, part: parts } = self;
        let wrong =
            |found| A::Error::custom(format_args!("expected {N} {} in {place}, found {found}", P::NAME));
        for (i, part) in parts.iter_mut().enumerate() {
            let place = Place { is_row: true, ..place };
            list.next_element_seed(Part { place, part })?.ok_or_else(|| wrong(i))?;
        }
        let mut found = N;
        while list.next_element::<IgnoredAny>()?.is_some() {
            found += 1;
        }
        if found == N { Ok(()) } else { Err(wrong(found)) }
    }
}

/// A deserializer or a visitor that knows the field's name.
struct Named<I> {
    inner: I,
    field: &'static str,
}

/// Floats, numbers of this crate and lists are all that there is in a field.
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
