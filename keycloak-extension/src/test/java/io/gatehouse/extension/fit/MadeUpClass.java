package io.gatehouse.extension.fit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Class files that no compiler would make here. */
final class MadeUpClass {
    private MadeUpClass() {}

    /** An interface without any method. */
    static byte[] empty(String name) {
        return interfaceThatNeeds(name, null, null);
    }

    /** An interface whose constant pool names a method without parameters and result that some interface does not have. */
    static byte[] interfaceThatNeeds(String name, @Nullable String owner, @Nullable String method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(61);
            out.writeShort(owner == null ? 5 : 11);
            type(out, 2, name);
            type(out, 4, "java.lang.Object");
            if (owner != null && method != null) {
                type(out, 6, owner);
                // interface method: class 5, name and type 8
                out.writeByte(11);
                out.writeShort(5);
                out.writeShort(8);
                out.writeByte(12);
                out.writeShort(9);
                out.writeShort(10);
                text(out, method);
                text(out, "()V");
            }
            // public abstract interface, this, super, no interfaces, fields, methods, attributes
            for (int number : new int[] {0x0601, 1, 3, 0, 0, 0, 0}) {
                out.writeShort(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void type(DataOutputStream out, int name, String type) throws IOException {
        out.writeByte(7);
        out.writeShort(name);
        text(out, type.replace('.', '/'));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }
}
