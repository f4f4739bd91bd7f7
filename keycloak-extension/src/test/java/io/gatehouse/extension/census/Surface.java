package io.gatehouse.extension.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operations. A method is one if it carries a verb of JAX-RS (an annotation that is itself marked
 * {@code @HttpMethod}), on the class or interface that declares it: that covers targets of sub-resource locators, whatever
 * type the locator returns.
 */
final class Surface {

    private static final String WS = "jakarta.ws.rs.";
    private static final DotName PATH = DotName.createSimple(WS + "Path");
    private static final DotName HTTP_METHOD = DotName.createSimple(WS + "HttpMethod");
    private static final Set<String> MUTATING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    /** Contracts whose implementations are chosen inside one method of many uses (token endpoint, required action, …). */
    private static final Set<String> BEHIND_ONE_DOOR = Set.of(
            "org.keycloak.authentication.RequiredActionFactory",
            "org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory",
            "org.keycloak.broker.provider.IdentityProviderMapper",
            "org.keycloak.models.workflow.WorkflowStepProviderFactory",
            "org.keycloak.protocol.oidc.TokenExchangeProviderFactory",
            "org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory",
            "org.keycloak.scim.resource.spi.ScimResourceTypeProviderFactory",
            "org.keycloak.services.clientregistration.ClientRegistrationProviderFactory",
            "org.keycloak.services.resource.AccountResourceProviderFactory",
            "org.keycloak.services.resource.RealmResourceProviderFactory",
            "org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory",
            "org.keycloak.storage.ldap.mappers.LDAPStorageMapperFactory");

    private Surface() {}

    /** Everything that changes something: mutating methods and providers. */
    static Set<Operation> mutating(ServerClasses server) {
        Set<Operation> found = new TreeSet<>();
        server.jars()
                .forEach((jar, index) -> methods(jar, index).stream()
                        .filter(operation -> !HARMLESS.contains(operation.verb()))
                        .forEach(found::add));
        server.providers()
                .forEach((jar, providers) -> providers.stream()
                        .filter(provider -> BEHIND_ONE_DOOR.contains(provider.contract()))
                        .map(p -> new Operation(jar, p.implementation(), "-", Operation.PROVIDER, simple(p.contract())))
                        .forEach(found::add));
        return found;
    }

    /** The reading methods: the census may name those that change something all the same, or hand out a secret. */
    static Set<Operation> reading(ServerClasses server) {
        Set<Operation> found = new TreeSet<>();
        server.jars()
                .forEach((jar, index) -> methods(jar, index).stream()
                        .filter(operation -> HARMLESS.contains(operation.verb()))
                        .forEach(found::add));
        return found;
    }

    /** Every method with a verb. Overloads at one path have their parameter types behind it, to tell them apart. */
    static Set<Operation> methods(String jar, Index index) {
        Map<Operation, List<MethodInfo>> found = new TreeMap<>();
        verbs(index)
                .forEach((annotation, verb) -> index.getAnnotations(annotation).stream()
                        .filter(use -> use.target().kind() == AnnotationTarget.Kind.METHOD)
                        .map(use -> use.target().asMethod())
                        .forEach(method -> found.computeIfAbsent(operation(jar, method, verb), o -> new ArrayList<>())
                                .add(method)));
        Set<Operation> operations = new TreeSet<>();
        found.forEach((operation, methods) -> methods.forEach(
                method -> operations.add(methods.size() == 1 ? operation : toldApart(operation, method))));
        return operations;
    }

    private static Operation toldApart(Operation operation, MethodInfo method) {
        String parameters = method.parameterTypes().stream()
                .map(type -> type.name().withoutPackagePrefix())
                .collect(Collectors.joining(" "));
        return new Operation(
                operation.jar(),
                operation.type(),
                operation.method(),
                operation.verb(),
                (operation.path() + " [" + parameters + "]").strip());
    }

    private static Map<DotName, String> verbs(Index index) {
        Map<DotName, String> verbs = new HashMap<>();
        MUTATING.forEach(verb -> verbs.put(DotName.createSimple(WS + verb), verb));
        HARMLESS.forEach(verb -> verbs.put(DotName.createSimple(WS + verb), verb));
        for (AnnotationInstance own : index.getAnnotations(HTTP_METHOD)) {
            verbs.put(own.target().asClass().name(), own.value().asString());
        }
        return verbs;
    }

    private static Operation operation(String jar, MethodInfo method, String verb) {
        String type = template(method.declaringClass().declaredAnnotation(PATH));
        String path = (type + "/" + template(method.annotation(PATH))).replaceAll("/+", "/");
        return new Operation(
                jar, method.declaringClass().name().toString(), method.name(), verb, path.replaceAll("^/|/$", ""));
    }

    private static String template(@Nullable AnnotationInstance path) {
        return path == null ? "" : path.value().asString().strip();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
