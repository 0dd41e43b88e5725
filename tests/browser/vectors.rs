//! `seal` as wasm, for tests in node and in browsers: the public vectors, and doors to seal and open with.

#[cfg(target_arch = "wasm32")]
mod vector;

/// Nothing runs by itself: the page or the script calls what it needs.
fn main() {}

/// What a script can call.
#[cfg(target_arch = "wasm32")]
mod doors {
    use getrandom::SysRng;
    use rand_core::UnwrapErr;
    use seal::{Identity, Recipient};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wire::KeyKind;

    /// Tries one CCTV vector: nothing if it does what it should, else what differs.
    #[wasm_bindgen]
    pub fn check_vector(vector: &[u8]) -> Option<String> {
        super::vector::check(vector).err()
    }

    /// Makes an identity and writes it as age does.
    #[wasm_bindgen]
    pub fn new_identity(hybrid: bool) -> String {
        let kind = if hybrid { KeyKind::Hybrid } else { KeyKind::X25519 };
        Identity::generate(kind, &mut UnwrapErr(SysRng)).secret_text().to_string()
    }

    /// The public half of an identity.
    #[wasm_bindgen]
    pub fn recipient(identity: &str) -> Result<String, String> {
        Ok(Identity::parse(identity).map_err(|fault| fault.to_string())?.recipient().to_string())
    }

    /// Seals a document, padded to a size, to recipients.
    #[wasm_bindgen]
    pub fn seal(document: &[u8], padded_to: usize, recipients: Vec<String>) -> Result<Vec<u8>, String> {
        let recipients: Result<Vec<_>, _> = recipients.iter().map(|text| Recipient::parse(text)).collect();
        let recipients = recipients.map_err(|fault| fault.to_string())?;
        seal::seal(document, padded_to, &recipients, &mut UnwrapErr(SysRng)).map_err(|error| error.to_string())
    }

    /// Opens a file with an identity.
    #[wasm_bindgen]
    pub fn open(file: &[u8], identity: &str) -> Result<Vec<u8>, String> {
        let identity = Identity::parse(identity).map_err(|fault| fault.to_string())?;
        seal::open(file, &[identity]).map_err(|error| error.to_string())
    }
}
