//! The `mlkem768x25519` stanza: the file key sealed with HPKE over X-Wing, so that it stays sealed if either half falls.

use alloc::vec::Vec;

use base64ct::{Base64Unpadded, Encoding};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::AeadTag, aead::ChaCha20Poly1305, inout::InOutBuf,
    kdf::HkdfSha256, kem::XWing,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    fault::{OpenError, Part},
    file_key::FileKey,
    header::{Stanza, decode_exactly, exactly, wrapped, write_stanza},
    x25519::is_low_order,
};

pub(crate) const STANZA: &str = "mlkem768x25519";
/// An ML-KEM-768 key and an X25519 share.
pub(crate) const PUBLIC_BYTES: usize = 1184 + 32;
const SHARE_BYTES: usize = 1088 + 32;
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const DAMAGED: OpenError = OpenError::Damaged(Part::Header);

pub(crate) type PublicKey = <XWing as Kem>::PublicKey;
pub(crate) type SecretKey = <XWing as Kem>::PrivateKey;

pub(crate) fn secret(seed: &[u8; 32]) -> SecretKey {
    let Ok(secret) = SecretKey::from_bytes(seed) else { unreachable!("every 32 bytes are a seed") };
    secret
}

pub(crate) fn public(secret: &SecretKey) -> PublicKey {
    XWing::sk_to_pk(secret)
}

pub(crate) fn public_bytes(public: &PublicKey) -> Vec<u8> {
    public.to_bytes().to_vec()
}

/// Reads a recipient's bytes: a well-formed ML-KEM key, and an X25519 share that protects something.
pub(crate) fn read_public(bytes: &[u8; PUBLIC_BYTES]) -> Option<PublicKey> {
    let public = PublicKey::from_bytes(bytes).ok()?;
    (!last_share_is_low_order(bytes)).then_some(public)
}

pub(crate) fn seal(file: &mut Vec<u8>, recipient: &PublicKey, key: &FileKey, rng: &mut impl CryptoRng) {
    let mut body = *key.bytes();
    let sealed = hpke::single_shot_seal_inout_detached_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        recipient,
        INFO,
        InOutBuf::from(body.as_mut_slice()),
        &[],
        rng,
    );
    let Ok((share, tag)) = sealed else { unreachable!("X-Wing can be sealed to every well-formed key") };
    let body = [body.as_slice(), &tag.to_bytes()].concat();
    write_stanza(file, &[STANZA, &Base64Unpadded::encode_string(&share.to_bytes())], &body);
}

/// The file key, or nothing if the stanza is for somebody else.
pub(crate) fn open(secret: &SecretKey, stanza: &Stanza<'_>) -> Result<Option<FileKey>, OpenError> {
    let [share] = exactly(stanza)?;
    let share: [u8; SHARE_BYTES] = decode_exactly(share)?;
    let (text, tag) = wrapped(stanza)?.split_at(16);
    // `hpke` takes such shares; the format forbids them, and they would leave the lock to ML-KEM alone.
    if last_share_is_low_order(&share) {
        return Err(DAMAGED);
    }
    let mut key = Zeroizing::new([0; 16]);
    key.copy_from_slice(text);
    let share = <XWing as Kem>::EncappedKey::from_bytes(&share).map_err(|_| DAMAGED)?;
    let tag = AeadTag::<ChaCha20Poly1305>::from_bytes(tag).map_err(|_| DAMAGED)?;
    let opened = hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeR::Base,
        secret,
        &share,
        INFO,
        InOutBuf::from(key.as_mut_slice()),
        &[],
        &tag,
    );
    Ok(if opened.is_ok() { FileKey::from_slice(key.as_slice()) } else { None })
}

/// X-Wing's keys and shares both end with an X25519 point.
fn last_share_is_low_order(bytes: &[u8]) -> bool {
    bytes.last_chunk::<32>().is_some_and(is_low_order)
}
