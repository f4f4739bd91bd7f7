package io.gatehouse.realm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A public key on curve P-256 as {@code openssl pkey -pubout} writes it. */
final class PublicPem {

    private PublicPem() {}

    /** @throws IllegalArgumentException with a sentence for operators when the file holds something else */
    static ECPublicKey read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no readable file " + file);
        }
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (pem.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(file + " holds a private key, which this command does not need. Make its"
                    + " public half: openssl pkey -in " + file + " -pubout -out public.pem");
        }
        try {
            byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            if (key.getParams().getCurve().equals(p256().getCurve())) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a PEM file with one public EC key.", e);
        }
        throw new IllegalArgumentException(file + " is an EC key, but not on curve P-256.");
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
        named.init(new ECGenParameterSpec("secp256r1"));
        return named.getParameterSpec(ECParameterSpec.class);
    }
}
