package io.gatehouse.stack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An EC P-256 key pair for ES256 signatures: the private half as a PKCS#8 PEM file of mode 0600, the public half as a
 * JWKS file with one key, whose {@code kid} is its thumbprint (RFC 7638).
 *
 * @param privateKeyFile PEM, PKCS#8
 * @param jwksFile JSON Web Key Set with the public key only
 */
public record SigningKey(Path privateKeyFile, Path jwksFile) {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** The key of that name in the directory; made when it is not there yet. */
    static SigningKey in(Path directory, String name) {
        SigningKey key = new SigningKey(directory.resolve(name + ".pem"), directory.resolve(name + ".jwks.json"));
        if (!Files.exists(key.privateKeyFile) || !Files.exists(key.jwksFile)) {
            key.generate();
        }
        return key;
    }

    /** The public key set as JSON text. */
    public String jwks() {
        return PrivateFiles.read(jwksFile);
    }

    /** The id of the only key in the set. */
    public String kid() {
        return Answer.JSON.readTree(jwks()).path("keys").path(0).path("kid").asString();
    }

    /**
     * A compact JWS (RFC 7515), ES256, with {@code kid} of this key.
     *
     * @param type the {@code typ} header, for example {@code JWT} or {@code gov-approval+jwt}
     */
    public String sign(String type, Map<String, ?> claims) {
        String header = "{\"alg\":\"ES256\",\"kid\":\"" + kid() + "\",\"typ\":\"" + type + "\"}";
        String input = encode(header) + "." + encode(Answer.JSON.writeValueAsString(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new StackFailure("The key in " + privateKeyFile + " cannot sign.", e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        String base64 = PrivateFiles.read(privateKeyFile).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            PrivateFiles.write(jwksFile, KeySet.of(List.of((ECPublicKey) pair.getPublic())));
            PrivateFiles.write(privateKeyFile, pem(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new StackFailure("This Java cannot make EC P-256 keys; use an ordinary JDK 17 or newer.", e);
        }
    }

    private static String pem(byte[] pkcs8) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
