package io.gatehouse.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * START HERE: the companion app. Each package beneath is a module; {@code package-info} says what it is for, and
 * {@code ModuleTest} says which module may know which.
 */
@SpringBootApplication
public class GatehouseApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(GatehouseApplication.class, arguments);
    }
}
