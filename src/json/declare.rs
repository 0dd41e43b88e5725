//! How a shape is said once.
//!
//! ```
//! json::declare! {
//!     /// A thing to choose.
//!     #[derive(Debug, PartialEq)]
//!     pub struct Choice {
//!         /// Never changes its meaning.
//!         pub id: String,
//!         /// More about it; where it is left out, nothing.
//!         pub hint: String = String::new(),
//!     }
//! }
//!
//! json::declare! {
//!     /// How a question is answered.
//!     #[derive(Debug, PartialEq)]
//!     pub enum Kind {
//!         /// In one's own words.
//!         Text = "text",
//!         /// One of several.
//!         Cards(Vec<Choice>) = "cards",
//!         /// A number of steps.
//!         Scale {
//!             /// How many.
//!             steps: u32,
//!         } = "scale",
//!     }
//! }
//!
//! let cards = Kind::Cards(vec![Choice { id: "yes".into(), hint: String::new() }]);
//! assert_eq!(json::write(&cards), r#"{"cards":[{"id":"yes"}]}"#);
//! assert_eq!(json::read(r#""text""#), Some(Kind::Text));
//! assert_eq!(json::read(r#"{"scale":{"steps":3}}"#), Some(Kind::Scale { steps: 3 }));
//! assert_eq!(json::read::<Kind>(r#""drawing""#), None);
//! ```

/// Declares a struct or an enum with its JSON.
///
/// - A struct is an object. `field: Type = value` may be left out: it then means this value, and a field that holds it is
///   not written. The members of `field: ..Type` stand among the others. `struct Name(Type);` is written as its one field.
/// - An enum's variant is `"word"`; one that holds something is `{"word": …}`. `word` gives it; an enum whose variants hold
///   nothing has `ALL`, `NAMED` and `named` too.
#[macro_export]
macro_rules! declare {
    ($(#[$meta:meta])* $vis:vis struct $name:ident ($seen:vis $inner:ty);) => {
        $(#[$meta])*
        $vis struct $name($seen $inner);

        impl $crate::Json for $name {
            fn read(value: $crate::Value<'_>) -> Self {
                Self($crate::Json::read(value))
            }

            fn write(&self, out: &mut $crate::String) {
                $crate::Json::write(&self.0, out);
            }
        }
    };

    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$about:meta])* $seen:vis $field:ident : $(.. $among:ident)? $($ty:ty $(= $absent:expr)?)?),* $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name {
            $($(#[$about])* $seen $field: $($among)? $($ty)?),*
        }

        impl $crate::Json for $name {
            fn read(value: $crate::Value<'_>) -> Self {
                Self { $($field: $crate::declare!(@read value $field $(.. $among)? $($ty $(= $absent)?)?)),* }
            }

            fn write(&self, out: &mut $crate::String) {
                out.push('{');
                $crate::Json::write_members(self, out);
                out.push('}');
            }

            fn write_members(&self, out: &mut $crate::String) {
                $($crate::declare!(@write out self $field $(.. $among)? $($ty $(= $absent)?)?);)*
            }
        }
    };

    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$about:meta])* $variant:ident = $word:literal),* $(,)?
    }) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$about])* $variant),*
        }

        #[allow(dead_code, reason = "not every shape is asked for its word")]
        impl $name {
            /// Each of them, in the order they are declared.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// Each with its word.
            pub const NAMED: [(&'static str, Self); [$($word),*].len()] = [$(($word, Self::$variant)),*];

            /// The word that stands for it in files and messages.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }

            /// The one that this word stands for.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.word() == word)
            }
        }

        impl $crate::Json for $name {
            fn read(value: $crate::Value<'_>) -> Self {
                let [any, ..] = Self::ALL;
                Self::named(&value.text()).unwrap_or_else(|| {
                    value.is_wrong();
                    any
                })
            }

            fn write(&self, out: &mut $crate::String) {
                $crate::writer::text(out, self.word());
            }
        }
    };

    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$about:meta])* $variant:ident $(($inner:ty))? $({
            $($(#[$about_field:meta])* $field:ident : $ty:ty),* $(,)?
        })? = $word:literal),* $(,)?
    }) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$about])* $variant $(($inner))? $({ $($(#[$about_field])* $field: $ty),* })?),*
        }

        #[allow(dead_code, reason = "not every shape is asked for its word")]
        impl $name {
            /// The word that stands for it in files and messages.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $word),*
                }
            }
        }

        impl $crate::Json for $name {
            #[allow(unreachable_code, reason = "where no word fits, the first variant is as good as any")]
            fn read(value: $crate::Value<'_>) -> Self {
                let (word, inside) = value.variant();
                $(
                    if word == $word.as_bytes() {
                        return $crate::declare!(@variant inside $variant $(($inner))? $({ $($field)* })?);
                    }
                )*
                value.is_wrong();
                $(
                    return $crate::declare!(@variant inside $variant $(($inner))? $({ $($field)* })?);
                )*
            }

            fn write(&self, out: &mut $crate::String) {
                match self {
                    $($crate::declare!(@pattern inside $variant $(($inner))? $({ $($field)* })?) => {
                        $crate::declare!(@inside out $word inside $(($inner))? $({ $($field)* })?);
                    })*
                }
            }
        }
    };

    (@read $value:ident $field:ident .. $among:ident) => {
        $crate::Json::read($value)
    };
    (@read $value:ident $field:ident $ty:ty) => {
        $value.need(stringify!($field))
    };
    (@read $value:ident $field:ident $ty:ty = $absent:expr) => {
        $value.may(stringify!($field)).unwrap_or_else(|| $absent)
    };

    (@write $out:ident $self:ident $field:ident .. $among:ident) => {
        $crate::Json::write_members(&$self.$field, $out)
    };
    (@write $out:ident $self:ident $field:ident $ty:ty) => {
        $crate::writer::member($out, stringify!($field), &$self.$field)
    };
    (@write $out:ident $self:ident $field:ident $ty:ty = $absent:expr) => {
        let absent: $ty = $absent;
        if $self.$field != absent {
            $crate::writer::member($out, stringify!($field), &$self.$field);
        }
    };

    (@variant $inside:ident $variant:ident) => {{
        $inside.is_bare();
        Self::$variant
    }};
    (@variant $inside:ident $variant:ident ($inner:ty)) => {
        Self::$variant($crate::Json::read($inside))
    };
    (@variant $inside:ident $variant:ident { $($field:ident)* }) => {
        Self::$variant { $($field: $inside.need(stringify!($field))),* }
    };

    (@pattern $inside:ident $variant:ident) => {
        Self::$variant
    };
    (@pattern $inside:ident $variant:ident ($inner:ty)) => {
        Self::$variant($inside)
    };
    (@pattern $inside:ident $variant:ident { $($field:ident)* }) => {
        Self::$variant { $($field),* }
    };

    (@inside $out:ident $word:literal $inside:ident) => {
        $crate::writer::text($out, $word)
    };
    (@inside $out:ident $word:literal $inside:ident ($inner:ty)) => {
        $out.push('{');
        $crate::writer::member($out, $word, $inside);
        $out.push('}');
    };
    (@inside $out:ident $word:literal $inside:ident { $($field:ident)* }) => {
        $out.push('{');
        $crate::writer::named($out, $word);
        $out.push('{');
        $($crate::writer::member($out, stringify!($field), $field);)*
        $out.push_str("}}");
    };
}
