// Generated from openapi.yaml by `bun run generate`. Do not edit.

export interface paths {
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a user name
         * @description A valid access token of the same account may be sent along; its session ends when the new one begins.
         */
        post: operations["renewableTokenLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an account */
        post: operations["renewableTokenRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
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
        post: operations["renewableTokenLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/renew_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the token
         * @description The token that was sent is refused ten seconds later.
         */
        post: operations["renewableTokenRenew"];
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
        /** @description A signed token; opaque to clients (RFC 7519). */
        Jwt: string;
        /** @description For people. Programs at the root read `code`. */
        Message: string;
        /**
         * @description Letters of one script; no invisible or control characters, no space at either end, no accent twice and no more than four on one letter.
         *     At most 255 code points after NFKC, too.
         */
        Username: string;
        /** Format: password */
        Password: string;
        /**
         * Format: password
         * @description At least `PASSWORD_MIN_LENGTH` code points (6, in production 8, unless configured), and none of the most common passwords, of which
         *     `PASSWORD_BLOCKLIST` are refused (none, in production 10000, unless configured).
         */
        NewPassword: string;
        /**
         * @description An address without quotes and comments (RFC 5321, RFC 6531) at the name of a domain, not at a number in brackets; each of its parts
         *     in letters of one script.
         */
        EmailAddress: string;
        RenewableTokenLoggedIn: {
            token: components["schemas"]["Jwt"];
        };
        RenewableTokenProblem: components["schemas"]["RenewableTokenError"];
        RenewableTokenError: {
            message: components["schemas"]["Message"];
        };
        RenewableTokenLogin: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
        };
        RenewableTokenRegistered: {
            message: components["schemas"]["Message"];
            /** @description The account id in decimal. */
            user_id: string;
        };
        RenewableTokenRegister: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
            email: components["schemas"]["EmailAddress"];
        };
        RenewableTokenLoggedOut: {
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
    renewableTokenLogin: {
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
                "application/json": components["schemas"]["RenewableTokenLogin"];
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
                     *       "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenLoggedIn"];
                };
            };
            /** @description A wrong password, or a field is missing or not acceptable. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid password"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
                };
            };
            /** @description No account has this user name. Not with `REVEAL_ACCOUNTS=false`, where a wrong password is answered instead. */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User not found"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                     *       "message": "An error occurred during authentication"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
                };
            };
        };
    };
    renewableTokenRegister: {
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
                 *       "password": "correct horse",
                 *       "email": "john@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["RenewableTokenRegister"];
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
                     *       "message": "User created successfully",
                     *       "user_id": "1"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenRegistered"];
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
                     *       "message": "User already exists"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                     *       "message": "An error occurred during authentication"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
                };
            };
        };
    };
    renewableTokenLogout: {
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
                     *       "message": "User logged out successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenLoggedOut"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                     *       "message": "An error occurred during authentication"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
                };
            };
        };
    };
    renewableTokenRenew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new token of the same session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenLoggedIn"];
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
                    "application/json": components["schemas"]["RenewableTokenProblem"];
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
                     *       "message": "An error occurred during authentication"
                     *     }
                     */
                    "application/json": components["schemas"]["RenewableTokenProblem"];
                };
            };
        };
    };
}
