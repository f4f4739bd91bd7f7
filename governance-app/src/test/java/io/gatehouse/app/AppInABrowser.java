package io.gatehouse.app;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gatehouse.app.e2e.Chromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The app as MockMvc answers it, in front of a real browser: the pages with their scripts, for somebody signed in, without Keycloak. */
public final class AppInABrowser implements AutoCloseable {
    private final MockMvc app;
    private final RequestPostProcessor who;
    private final MockHttpSession session = new MockHttpSession();
    private final HttpServer server;
    private final BrowserContext context;
    public final Page page;

    public AppInABrowser(MockMvc app, RequestPostProcessor who) throws IOException {
        this.app = app;
        this.who = who;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        context = Chromium.get().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
    }

    public void open(String path) {
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Waits until the page has asked that many times more for such an address. */
    public void asks(String part, int times) {
        for (int i = 0; i < times; i++) {
            page.waitForRequest(request -> request.url().contains(part), () -> {});
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(
                            HttpMethod.valueOf(exchange.getRequestMethod()), asked)
                    .session(session)
                    .with(who);
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Cookie") && !name.equalsIgnoreCase("Accept-Language")) {
                    request.header(name, values.toArray());
                }
            });
            if (!exchange.getRequestMethod().equals("GET")) {
                request.content(exchange.getRequestBody().readAllBytes()).with(csrf());
            }
            MockHttpServletResponse response = app.perform(request).andReturn().getResponse();
            for (String name : response.getHeaderNames()) {
                if (!name.equalsIgnoreCase("Content-Length")) {
                    exchange.getResponseHeaders()
                            .put(
                                    name,
                                    response.getHeaders(name).stream()
                                            .map(String::valueOf)
                                            .toList());
                }
            }
            byte[] body = response.getContentAsByteArray();
            exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(exchange.getRequestURI() + " failed", e);
        }
    }

    @Override
    public void close() {
        context.close();
        server.stop(0);
    }
}
