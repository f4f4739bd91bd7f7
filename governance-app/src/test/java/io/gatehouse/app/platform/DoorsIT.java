package io.gatehouse.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets in: asked of every page that exists, so a new page is tested the day it is written. */
class DoorsIT extends AppIT {
    private static final Set<String> OPEN =
            Set.of("GET /signed-out", "GET /sign-in-failed", "POST /preferences", "GET /actuator/health");

    @Autowired
    private MockMvc browser;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private List<AccessRules> modules;

    private record Address(HttpMethod method, String path) {
        boolean api() {
            return path.startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Address> addresses() {
        List<Address> all = new ArrayList<>();
        mappings.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues().forEach(pattern -> {
                    if (handler.getBeanType().getPackageName().startsWith("io.gatehouse")
                            && !pattern.equals("/error")) {
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            all.add(new Address(method.asHttpMethod(), pattern.replaceAll("\\{[^}]+}", "0")));
                        }
                    }
                }));
        assertTrue(all.size() > 5, all::toString);
        return all;
    }

    @Test
    void everyPageSendsStrangersToSignInAndEveryApiSaysSo() throws Exception {
        for (Address address : addresses()) {
            if (OPEN.contains(address.toString())) {
                continue;
            }
            MockHttpServletResponse answer = browser.perform(
                            request(address.method(), address.path()).with(csrf()))
                    .andReturn()
                    .getResponse();
            if (address.api()) {
                assertEquals(401, answer.getStatus(), address::toString);
                assertTrue(String.valueOf(answer.getHeader("WWW-Authenticate")).startsWith("Bearer"));
            } else {
                assertEquals(302, answer.getStatus(), address::toString);
                assertEquals("/oauth2/authorization/keycloak", answer.getRedirectedUrl(), address::toString);
            }
        }
    }

    @Test
    void everyPageHasARuleAndEveryRuleIsKept() throws Exception {
        for (Address address : addresses()) {
            if (OPEN.contains(address.toString())) {
                continue;
            }
            AccessRules.Rule rule = ruleFor(address);
            if (!rule.roles().isEmpty()) {
                assertEquals(403, asRoles(address, AppRole.values(), rule.roles()), address + " without its role");
            }
        }
    }

    private AccessRules.Rule ruleFor(Address address) {
        return modules.stream()
                .flatMap(module -> module.rules().stream())
                .filter(rule -> rule.method().equals(address.method().name()))
                .filter(rule -> rule.pattern().replaceAll("\\{[^}]+}", "0").equals(address.path())
                        || matches(rule.pattern(), address.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " has no rule: nobody can open it"));
    }

    private static boolean matches(String pattern, String path) {
        return new org.springframework.web.util.pattern.PathPatternParser()
                .parse(pattern)
                .matches(org.springframework.http.server.PathContainer.parsePath(path));
    }

    private int asRoles(Address address, AppRole[] all, Set<AppRole> without) throws Exception {
        AppRole[] others = java.util.Arrays.stream(all)
                .filter(role -> !without.contains(role))
                .toArray(AppRole[]::new);
        return browser.perform(request(address.method(), address.path())
                        .with(csrf())
                        .with(address.api() ? SignedInAs.api("acc-tester", others) : SignedInAs.roles(others)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void whatCanBeReadCanBeAskedForWithoutItsBodyByTheSamePeople() throws Exception {
        for (Address address : addresses()) {
            if (address.method() != HttpMethod.GET || address.api()) {
                continue;
            }
            int read = statusOf(HttpMethod.GET, address.path());
            assertEquals(read, statusOf(HttpMethod.HEAD, address.path()), address::toString);
            assertEquals(
                    browser.perform(get(address.path()))
                            .andReturn()
                            .getResponse()
                            .getStatus(),
                    browser.perform(head(address.path()))
                            .andReturn()
                            .getResponse()
                            .getStatus(),
                    () -> address + " for a stranger");
        }
        assertEquals(403, statusOf(HttpMethod.HEAD, "/audit"), "HEAD is no way around a role");
        assertEquals(405, statusOf(HttpMethod.DELETE, "/changes"));
    }

    private int statusOf(HttpMethod method, String path) throws Exception {
        return browser.perform(request(method, path).with(csrf()).with(SignedInAs.roles(AppRole.HR)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        for (Address address : addresses()) {
            if (!address.api() && address.method() == HttpMethod.POST) {
                assertEquals(
                        403,
                        browser.perform(post(address.path()).with(SignedInAs.roles(AppRole.values())))
                                .andReturn()
                                .getResponse()
                                .getStatus(),
                        address::toString);
            }
        }
    }

    /** A handler that its module forgot to name in its rules stays shut, whatever the person may do elsewhere. */
    @Test
    void aPageWithoutARuleStaysShut() throws Exception {
        mappings.registerMapping(
                RequestMappingInfo.paths("/forgotten")
                        .methods(RequestMethod.GET)
                        .build(),
                this,
                DoorsIT.class.getDeclaredMethod("forgotten"));
        try {
            browser.perform(get("/forgotten").with(SignedInAs.roles(AppRole.values())))
                    .andExpect(status().isNotFound());
        } finally {
            mappings.unregisterMapping(RequestMappingInfo.paths("/forgotten")
                    .methods(RequestMethod.GET)
                    .build());
        }
    }

    @org.springframework.web.bind.annotation.ResponseBody
    String forgotten() {
        return "open";
    }
}
