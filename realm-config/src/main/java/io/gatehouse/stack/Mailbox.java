package io.gatehouse.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page on loopback that shows the mails that were caught, newest first. Text only, no scripts. */
final class Mailbox implements AutoCloseable {

    private final HttpServer server;

    Mailbox(MailCatcher mail, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(StackOptions.LOOPBACK, port), 16);
        } catch (IOException e) {
            throw new StackFailure("The mailbox cannot listen on port " + port + ": " + e.getMessage() + ".", e);
        }
        server.createContext("/", exchange -> answer(exchange, mail.mails()));
        server.start();
    }

    private static void answer(HttpExchange exchange, List<Mail> mails) throws IOException {
        byte[] page = page(mails).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    static String page(List<Mail> mails) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<title>Mailbox 邮箱</title><style>body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;"
                + "padding:0 1rem}pre{white-space:pre-wrap;font:inherit}article{border-top:1px solid #888;padding:.5rem 0}"
                + "@media(prefers-color-scheme:dark){body{background:#151515;color:#e0e0e0}}</style>"
                + "<h1>Mailbox 邮箱</h1><p>" + mails.size() + " mails 封邮件</p>");
        for (int i = mails.size() - 1; i >= 0; i--) {
            Mail mail = mails.get(i);
            html.append("<article><h2>").append(escape(mail.subject())).append("</h2><p>");
            html.append(escape(mail.from())).append(" → ").append(escape(String.join(", ", mail.to())));
            html.append("</p><pre>").append(escape(mail.text())).append("</pre></article>");
        }
        return html.append("</html>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
