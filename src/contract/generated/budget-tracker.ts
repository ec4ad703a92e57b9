// Generated from openapi.yaml by `bun run generate`. Do not edit.

export interface paths {
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an account with an e-mail address */
        post: operations["apiAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in */
        post: operations["apiAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session */
        post: operations["apiAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description For people. Programs at the root read `code`. */
        Message: string;
        BudgetTrackerUser: {
            user_id: components["schemas"]["AccountId"];
            username: string;
            /** @description Empty for an account without an address. */
            email: string;
        };
        /**
         * Format: int64
         * @description Identifies an account under every document.
         */
        AccountId: number;
        /**
         * @description Letters of one script; no invisible or control characters, no space at either end, no accent twice and no more than four on one letter.
         *     At most 255 code points after NFKC, too.
         */
        Username: string;
        /**
         * @description An address without quotes and comments (RFC 5321, RFC 6531) at the name of a domain, not at a number in brackets; each of its parts
         *     in letters of one script.
         */
        EmailAddress: string;
        /**
         * Format: password
         * @description At least `PASSWORD_MIN_LENGTH` code points (6, in production 8, unless configured), and none of the most common passwords, of which
         *     `PASSWORD_BLOCKLIST` are refused (none, in production 10000, unless configured).
         */
        NewPassword: string;
        /** @description A signed token; opaque to clients (RFC 7519). */
        Jwt: string;
        /** Format: password */
        Password: string;
        ApiAuthRegistered: components["schemas"]["BudgetTrackerRegistered"];
        BudgetTrackerRegistered: {
            /** @constant */
            status: "success";
            message: components["schemas"]["Message"];
            user: components["schemas"]["BudgetTrackerUser"];
        };
        ApiAuthRegistrationProblem: components["schemas"]["ApiAuthFieldProblem"] | components["schemas"]["ApiAuthTakenProblem"];
        ApiAuthFieldProblem: components["schemas"]["BudgetTrackerError"];
        BudgetTrackerError: {
            /** @constant */
            status: "error";
            message: components["schemas"]["Message"];
        };
        ApiAuthTakenProblem: components["schemas"]["BudgetTrackerError"];
        ApiAuthProblem: components["schemas"]["BudgetTrackerError"];
        ApiAuthRegister: components["schemas"]["BudgetTrackerRegister"];
        BudgetTrackerRegister: {
            username: components["schemas"]["Username"];
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
        };
        ApiAuthLoggedIn: components["schemas"]["BudgetTrackerLoggedIn"];
        BudgetTrackerLoggedIn: {
            /** @constant */
            status: "success";
            message: components["schemas"]["Message"];
            user: components["schemas"]["BudgetTrackerUser"];
            token: components["schemas"]["Jwt"];
        };
        ApiAuthLogin: components["schemas"]["BudgetTrackerLogin"];
        BudgetTrackerLogin: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
        };
        ApiAuthLoggedOut: components["schemas"]["BudgetTrackerLoggedOut"];
        BudgetTrackerLoggedOut: {
            /** @constant */
            status: "success";
            message: components["schemas"]["Message"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description What is left to the client's network, and the seconds until its limit starts again; not with `RATE_LIMITS=off`.
         * @example "network";r=599;t=30
         */
        RateLimitLeft: string;
        /**
         * @description The limit of a network, as a quota and a window in seconds; not with `RATE_LIMITS=off`.
         * @example "network";q=600;w=60
         */
        RateLimitPolicyLeft: string;
        /**
         * @description Seconds after which another attempt makes sense.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description What is left of the limit that was reached, and the seconds until it starts again (draft-ietf-httpapi-ratelimit-headers).
         * @example "network";r=0;t=30
         */
        RateLimit: string;
        /**
         * @description The limit, as a quota and a window in seconds.
         * @example "network";q=600;w=60
         */
        RateLimitPolicy: string;
        /**
         * @description The scheme that is wanted, with `error="invalid_token"` behind it when a token was sent (RFC 6750 §3).
         * @example Bearer realm="concord"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    apiAuthRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "email": "john@example.com",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthRegister"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "message": "User registered successfully",
                     *       "user": {
                     *         "user_id": 1,
                     *         "username": "john_doe",
                     *         "email": "john@example.com"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthRegistered"];
                };
            };
            /** @description The name or address is taken, or a field is missing or not acceptable. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Username or email already exists"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthRegistrationProblem"];
                };
            };
            /** @description The body is larger than 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Too many attempts. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Something failed on the server. */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "An error occurred"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Too much work is queued; nothing was changed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
        };
    };
    apiAuthLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "john_doe",
                 *       "password": "correct horse"
                 *     }
                 */
                "application/json": components["schemas"]["ApiAuthLogin"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "message": "Login successful",
                     *       "user": {
                     *         "user_id": 1,
                     *         "username": "john_doe",
                     *         "email": "john@example.com"
                     *       },
                     *       "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthLoggedIn"];
                };
            };
            /** @description A field is missing or not acceptable. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "password is required"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthFieldProblem"];
                };
            };
            /** @description No account has this name, or the password is wrong. */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Invalid username or password"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description The body is larger than 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Too many attempts. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Something failed on the server. */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "An error occurred"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Too much work is queued; nothing was changed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
        };
    };
    apiAuthLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "message": "Logged out successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthLoggedOut"];
                };
            };
            /** @description No valid token was sent. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "Token is missing"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
            /** @description Something failed on the server. */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "message": "An error occurred"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
        };
    };
}
