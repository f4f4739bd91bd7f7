package io.gatehouse.app.keycloak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small HTTP server in Keycloak's place that answers what the test says, however wrong. */
final class FakeKeycloak implements AutoCloseable {

    /** @param body sent as it is; {@code cut} closes the connection before the announced length is reached */
    record Reply(int status, String type, String body, boolean cut) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body, false);
        }

        static Reply problem(int status, String code) {
            return new Reply(
                    status, "application/problem+json", "{\"code\":\"" + code + "\",\"detail\":\"why\"}", false);
        }
    }

    record Seen(String method, String path, String authorization, String type, String body) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    final Map<String, List<Reply>> replies = new ConcurrentHashMap<>();
    final CountDownLatch hang = new CountDownLatch(1);
    volatile int tokenStatus = 200;
    volatile long tokenLife = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FakeKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/realms/lanstone/protocol/openid-connect/token", this::token);
        server.createContext("/admin/realms/lanstone/gatehouse", this::extension);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The replies to this call, one after the other; the last one stays. */
    void answer(String methodAndPath, Reply... all) {
        replies.put(methodAndPath, new CopyOnWriteArrayList<>(all));
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        tokenRequests.add(Stream.of(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
        String token = "token-" + tokenRequests.size();
        send(
                exchange,
                new Reply(
                        tokenStatus,
                        "application/json",
                        "{\"access_token\":\"" + token + "\",\"expires_in\":" + tokenLife
                                + ",\"token_type\":\"Bearer\"}",
                        false));
    }

    private void extension(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring("/admin/realms/lanstone/gatehouse".length());
        seen.add(new Seen(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        List<Reply> open = replies.get(exchange.getRequestMethod() + " " + path);
        if (open == null) {
            send(exchange, new Reply(404, "application/json", "{\"error\":\"HTTP 404 Not Found\"}", false));
        } else {
            send(exchange, open.size() > 1 ? open.remove(0) : open.get(0));
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.type().equals("hang")) {
            try {
                hang.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.cut() ? body.length + 100 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
            out.flush();
            if (reply.cut()) {
                throw new IOException("cut off, as the test wants it");
            }
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        hang.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
