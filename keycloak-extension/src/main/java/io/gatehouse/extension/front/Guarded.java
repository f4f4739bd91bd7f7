package io.gatehouse.extension.front;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of one of Keycloak's objects with all of its public interfaces. A proxy, not a delegating class, so that a
 * method that a later Keycloak adds, or a default method that an implementation overrides, is passed on as well.
 */
public abstract class Guarded implements InvocationHandler {
    private static final ClassValue<Class<?>[]> INTERFACES = new ClassValue<>() {
        @Override
        protected Class<?>[] computeValue(Class<?> type) {
            Set<Class<?>> found = new LinkedHashSet<>();
            collect(type, found);
            return found.toArray(new Class<?>[0]);
        }
    };

    private final Object target;

    protected Guarded(Object target) {
        this.target = target;
    }

    @SuppressWarnings("unchecked")
    protected static <T> T inFrontOf(T target, Guarded guard) {
        Class<?> type = target.getClass();
        return (T) Proxy.newProxyInstance(type.getClassLoader(), INTERFACES.get(type), guard);
    }

    /** What stands behind a guard; anything else is returned as it is. */
    public static @Nullable Object behind(@Nullable Object object) {
        return object != null
                        && Proxy.isProxyClass(object.getClass())
                        && Proxy.getInvocationHandler(object) instanceof Guarded guard
                ? guard.target
                : object;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return call(method, arguments);
    }

    /** Guards an answer, or each that comes in a stream. */
    protected static @Nullable Object each(@Nullable Object answer, UnaryOperator<@Nullable Object> guard) {
        return answer instanceof Stream<?> stream ? stream.map(guard::apply) : guard.apply(answer);
    }

    /** Passes a call on, with the exceptions of the target as they are. */
    protected @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> found) {
        if (type == null) {
            return;
        }
        for (Class<?> one : type.getInterfaces()) {
            if (Modifier.isPublic(one.getModifiers())) {
                found.add(one);
            }
            collect(one, found);
        }
        collect(type.getSuperclass(), found);
    }
}
