package io.deskhost.identity;

/**
 * Who this host is.
 *
 * @param id      by which peers address it: 9 digits
 * @param signing its long-term Ed25519 pair
 * @param salt    32 characters; must never change, since clients store digests made with it
 * @param uuid    identifies this installation to rendezvous servers
 */
public record HostIdentity(String id, Cryptography.KeyPair signing, String salt, String uuid) {
}
