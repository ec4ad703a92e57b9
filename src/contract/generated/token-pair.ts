// Generated from openapi.yaml by `bun run generate`. Do not edit.

export interface paths {
    "/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an account */
        post: operations["tokenPairSignup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a user name */
        post: operations["authLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get another access token
         * @description The refresh token stays the same and ends with its session.
         */
        post: operations["authRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session
         * @description Every token of the session is refused from the next request on.
         */
        post: operations["authLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/forget-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a reset token
         * @description The token lives 15 minutes. With `RESET_TOKEN_DELIVERY=mail` it is mailed to the owner and the one in the response resets nothing,
         *     unless the caller presents the service key.
         */
        post: operations["tokenPairForgetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with a reset token
         * @description Ends every session of the account. A refused new password does not spend the token.
         */
        post: operations["tokenPairResetPassword"];
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
        TokenPairRegistered: {
            message: components["schemas"]["Message"];
        };
        TokenPairProblem: components["schemas"]["TokenPairError"];
        TokenPairError: {
            message: components["schemas"]["Message"];
        };
        TokenPairSignup: {
            username: components["schemas"]["Username"];
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
        };
        AuthLoggedIn: components["schemas"]["TokenPairTokens"];
        TokenPairTokens: {
            access_token: components["schemas"]["Jwt"];
            refresh_token: components["schemas"]["Jwt"];
        };
        AuthProblem: components["schemas"]["TokenPairError"];
        AuthLogin: components["schemas"]["TokenPairLogin"];
        TokenPairLogin: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
        };
        AuthRefreshed: components["schemas"]["TokenPairAccess"];
        TokenPairAccess: {
            access_token: components["schemas"]["Jwt"];
        };
        AuthLoggedOut: components["schemas"]["TokenPairLoggedOut"];
        TokenPairLoggedOut: {
            message: components["schemas"]["Message"];
        };
        TokenPairResetRequested: {
            reset_token: string;
        };
        TokenPairForgetPassword: {
            email: components["schemas"]["EmailAddress"];
        };
        TokenPairPasswordReset: {
            message: components["schemas"]["Message"];
        };
        TokenPairResetPassword: {
            reset_token: string;
            new_password: components["schemas"]["NewPassword"];
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
    tokenPairSignup: {
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
                "application/json": components["schemas"]["TokenPairSignup"];
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
                     *       "message": "User created successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairRegistered"];
                };
            };
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
                };
            };
            /** @description The name or address is taken. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User already exists"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
                };
            };
        };
    };
    authLogin: {
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
                "application/json": components["schemas"]["AuthLogin"];
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
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "refresh_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthLoggedIn"];
                };
            };
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Invalid credentials"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
        };
    };
    authRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new access token of the same session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthRefreshed"];
                };
            };
            /** @description No valid refresh token was sent. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Refresh token is missing"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
        };
    };
    authLogout: {
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
                     *       "message": "Logout successful"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthLoggedOut"];
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
                     *       "message": "Token is missing"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
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
                     *       "message": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthProblem"];
                };
            };
        };
    };
    tokenPairForgetPassword: {
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
                 *       "email": "john@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairForgetPassword"];
            };
        };
        responses: {
            /** @description A reset token. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reset_token": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairResetRequested"];
                };
            };
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
                };
            };
            /** @description No account has this address. Not with `REVEAL_ACCOUNTS=false`. */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "No user with that email"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
                };
            };
        };
    };
    tokenPairResetPassword: {
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
                 *       "reset_token": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
                 *       "new_password": "battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["TokenPairResetPassword"];
            };
        };
        responses: {
            /** @description The password was set. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Password reset successful"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairPasswordReset"];
                };
            };
            /** @description A field is missing or not acceptable, or the body is not valid JSON. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid JSON"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
                };
            };
            /** @description The reset token is unknown, spent or expired. */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid or expired token"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Request body is too large"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Request body must be application/json"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Too many requests"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Internal server error"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
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
                     *       "message": "Service is busy"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairProblem"];
                };
            };
        };
    };
}
