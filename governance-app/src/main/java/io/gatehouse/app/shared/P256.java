package io.gatehouse.app.shared;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * The public point of a private key on curve P-256 (FIPS 186-4 D.1.2.3). A PKCS#8 file need not hold it, the JDK does not
 * compute it, and a thumbprint needs it. Runs once at start on a key that the process holds anyway, so it is not made
 * constant-time.
 */
final class P256 {
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger A = P.subtract(BigInteger.valueOf(3));
    private static final ECPoint G = new ECPoint(
            new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
            new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16));

    private P256() {}

    static boolean isCurveOf(ECParameterSpec parameters) {
        return parameters.getCurve().getField() instanceof ECFieldFp field
                && field.getP().equals(P)
                && parameters.getGenerator().equals(G);
    }

    static ECPoint publicPoint(BigInteger secret) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        ECPoint power = G;
        for (int bit = 0; bit < secret.bitLength(); bit++) {
            if (secret.testBit(bit)) {
                sum = add(sum, power);
            }
            power = add(power, power);
        }
        return sum;
    }

    private static ECPoint add(ECPoint a, ECPoint b) {
        if (a.equals(ECPoint.POINT_INFINITY)) {
            return b;
        }
        BigInteger slope = a.equals(b)
                ? a.getAffineX()
                        .pow(2)
                        .multiply(BigInteger.valueOf(3))
                        .add(A)
                        .multiply(a.getAffineY().shiftLeft(1).modInverse(P))
                : b.getAffineY()
                        .subtract(a.getAffineY())
                        .multiply(b.getAffineX().subtract(a.getAffineX()).mod(P).modInverse(P));
        BigInteger x =
                slope.pow(2).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(P);
        BigInteger y = slope.multiply(a.getAffineX().subtract(x))
                .subtract(a.getAffineY())
                .mod(P);
        return new ECPoint(x, y);
    }
}
