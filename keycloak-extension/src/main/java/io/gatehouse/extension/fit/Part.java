package io.gatehouse.extension.fit;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something of Keycloak's that our code was compiled against.
 *
 * @param owner the class, with dots
 * @param name of the method or field; null = only the class itself
 * @param descriptor its types, as in class files
 */
record Part(String owner, @Nullable String name, @Nullable String descriptor) {

    /** Whether it is there; a class is looked at without being initialised. */
    boolean isIn(ClassLoader server) {
        Class<?> type;
        try {
            type = Class.forName(owner, false, server);
        } catch (ClassNotFoundException e) {
            return false;
        }
        return name == null || family(type).stream().anyMatch(this::declaredBy);
    }

    /** The type and everything it inherits from; an interface has the methods of every object too. */
    private static Set<Class<?>> family(Class<?> type) {
        Set<Class<?>> family = new LinkedHashSet<>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            family.add(one);
        }
        for (Class<?> one : Set.copyOf(family)) {
            for (Class<?> inherited : one.getInterfaces()) {
                family.addAll(family(inherited));
            }
        }
        family.add(Object.class);
        return family;
    }

    private boolean declaredBy(Class<?> type) {
        String wanted = name + descriptor;
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .map(field -> field.getName() + field.getType().descriptorString());
        Stream<String> methods = Arrays.stream(type.getDeclaredMethods())
                .map(method -> method.getName() + types(method.getReturnType(), method.getParameterTypes()));
        Stream<String> constructors = Arrays.stream(type.getDeclaredConstructors())
                .map(constructor -> "<init>" + types(void.class, constructor.getParameterTypes()));
        return Stream.of(fields, methods, constructors).flatMap(all -> all).anyMatch(wanted::equals);
    }

    private static String types(Class<?> result, Class<?>[] parameters) {
        return MethodType.methodType(result, parameters).toMethodDescriptorString();
    }

    @Override
    public String toString() {
        return name == null
                ? owner
                : owner + "." + name + (String.valueOf(descriptor).startsWith("(") ? "()" : "");
    }
}
