package io.gatehouse.extension.fit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a class file names of Keycloak and Hibernate: its constant pool (JVMS 4.4), and nothing else of it. */
final class ClassFile {

    private static final int MAGIC = 0xCAFEBABE;

    private final Object[] values;
    private final int[] first;
    private final int[] second;
    private final int[] tags;

    private ClassFile(int size) {
        values = new Object[size];
        first = new int[size];
        second = new int[size];
        tags = new int[size];
    }

    /** Reads it. */
    static Set<Part> parts(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt();
        ClassFile pool = new ClassFile(in.readUnsignedShort());
        pool.read(in);
        return pool.parts();
    }

    private void read(DataInputStream in) throws IOException {
        for (int i = 1; i < tags.length; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case 1 -> values[i] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    // these take two places
                    i++;
                }
                case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                case 9, 10, 11, 12, 17, 18 -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                }
                case 15 -> {
                    in.readUnsignedByte();
                    in.readUnsignedShort();
                }
                default -> throw new IOException("constant " + tags[i] + " is not known");
            }
        }
    }

    private Set<Part> parts() {
        Set<Part> parts = new LinkedHashSet<>();
        for (int i = 1; i < tags.length; i++) {
            boolean member = tags[i] == 9 || tags[i] == 10 || tags[i] == 11;
            if (member || tags[i] == 7) {
                String owner = text(member ? first[first[i]] : first[i]);
                if (owner.startsWith("org/keycloak/") || owner.startsWith("org/hibernate/")) {
                    String type = owner.replace('/', '.');
                    parts.add(
                            member
                                    ? new Part(type, text(first[second[i]]), text(second[second[i]]))
                                    : new Part(type, null, null));
                }
            }
        }
        return parts;
    }

    private String text(int index) {
        return String.valueOf(values[index]);
    }
}
