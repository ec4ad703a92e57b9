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
        /** Register an account */
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
        /** Log in and receive the refresh cookie */
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
        /** End the session and clear the refresh cookie */
        post: operations["apiAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get another access token with the refresh cookie
         * @description The cookie is replaced at every use. Its immediate predecessor receives the same successor for ten seconds; anything older ends
         *     the session. A request that a browser marks as coming from an origin that is not listed is refused before anything changes.
         */
        post: operations["refreshCookieRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe the account that is logged in */
        get: operations["refreshCookieUser"];
        put?: never;
        post?: never;
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
        /** @description What is wrong with `username`, `password` or another field, or with the `body` as a whole; empty when that could not be read at all. */
        RefreshCookieFields: {
            [key: string]: string[];
        };
        /**
         * @description Letters of one script; no invisible or control characters, no space at either end, no accent twice and no more than four on one letter.
         *     At most 255 code points after NFKC, too.
         */
        Username: string;
        /**
         * Format: password
         * @description At least `PASSWORD_MIN_LENGTH` code points (6, in production 8, unless configured), and none of the most common passwords, of which
         *     `PASSWORD_BLOCKLIST` are refused (none, in production 10000, unless configured).
         */
        NewPassword: string;
        RefreshCookieSession: {
            token: components["schemas"]["Jwt"];
            user: components["schemas"]["RefreshCookieAccount"];
        };
        /** @description A signed token; opaque to clients (RFC 7519). */
        Jwt: string;
        RefreshCookieAccount: {
            id: components["schemas"]["AccountId"];
            username: string;
            /**
             * Format: date-time
             * @description When the account was registered (UTC).
             */
            joined: string;
        };
        /**
         * Format: int64
         * @description Identifies an account under every document.
         */
        AccountId: number;
        RefreshCookieAccess: {
            token: components["schemas"]["Jwt"];
        };
        ApiAuthRegistered: components["schemas"]["RefreshCookieRegistered"];
        RefreshCookieRegistered: {
            message: components["schemas"]["Message"];
        };
        ApiAuthRegistrationProblem: components["schemas"]["ApiAuthFieldProblem"];
        ApiAuthFieldProblem: components["schemas"]["RefreshCookieFieldError"];
        RefreshCookieFieldError: {
            message: components["schemas"]["Message"];
            errors: components["schemas"]["RefreshCookieFields"];
        };
        RefreshCookieProblem: components["schemas"]["RefreshCookieError"];
        RefreshCookieError: {
            message: components["schemas"]["Message"];
        };
        ApiAuthProblem: components["schemas"]["RefreshCookieError"];
        ApiAuthRegister: components["schemas"]["RefreshCookieRegister"];
        RefreshCookieRegister: {
            username: components["schemas"]["Username"];
            password: components["schemas"]["NewPassword"];
        };
        ApiAuthLoggedIn: components["schemas"]["RefreshCookieLoggedIn"];
        RefreshCookieLoggedIn: {
            message: components["schemas"]["Message"];
            data: components["schemas"]["RefreshCookieSession"];
        };
        ApiAuthLogin: components["schemas"]["RefreshCookieLogin"];
        RefreshCookieLogin: {
            username: components["schemas"]["Username"];
            /** Format: password */
            password: string;
        };
        ApiAuthLoggedOut: components["schemas"]["RefreshCookieLoggedOut"];
        RefreshCookieLoggedOut: {
            message: components["schemas"]["Message"];
        };
        RefreshCookieRefreshed: {
            message: components["schemas"]["Message"];
            data: components["schemas"]["RefreshCookieAccess"];
        };
        RefreshCookieUser: {
            message: components["schemas"]["Message"];
            data: components["schemas"]["RefreshCookieAccount"];
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
         * @description The refresh cookie.
         * @example refresh_token=eyJhbGciOiJFZERTQSJ9.e30.c2ln; Max-Age=2592000; Path=/as/refresh-cookie/api/auth/refresh; HttpOnly; SameSite=Strict
         */
        RefreshCookie: string;
        /**
         * @description Clears the refresh cookie.
         * @example refresh_token=; Max-Age=0; Path=/as/refresh-cookie/api/auth/refresh; HttpOnly; SameSite=Strict
         */
        EndedCookie: string;
        /**
         * @description The scheme that is wanted, with `error="invalid_token"` behind it when a token was sent (RFC 6750 §3).
         * @example Bearer realm="concord"
         */
        WwwAuthenticate: string;
        /**
         * @description Clears a refresh cookie that is of no more use.
         * @example refresh_token=; Max-Age=0; Path=/as/refresh-cookie/api/auth/refresh; HttpOnly; SameSite=Strict
         */
        ClearedCookie: string;
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
                     *       "message": "Account successfully created."
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthRegistered"];
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
                     *       "message": "Missing or invalid body fields.",
                     *       "errors": {
                     *         "password": [
                     *           "is required"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthRegistrationProblem"];
                };
            };
            /** @description The name is taken. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Account with given username already exists."
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieProblem"];
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
                     *       "message": "Error: try again later."
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
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    RateLimit: components["headers"]["RateLimitLeft"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyLeft"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Logged in successfully.",
                     *       "data": {
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *         "user": {
                     *           "id": 1,
                     *           "username": "john_doe",
                     *           "joined": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       }
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
                     *       "message": "Missing or invalid body fields.",
                     *       "errors": {
                     *         "password": [
                     *           "is required"
                     *         ]
                     *       }
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
                     *       "message": "Invalid username or password."
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
                     *       "message": "Error: try again later."
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
                    "Set-Cookie": components["headers"]["EndedCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Logged out successfully."
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
                     *       "message": "Access token is missing."
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
                     *       "message": "Error: try again later."
                     *     }
                     */
                    "application/json": components["schemas"]["ApiAuthProblem"];
                };
            };
        };
    };
    refreshCookieRefresh: {
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
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Access token refreshed.",
                     *       "data": {
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieRefreshed"];
                };
            };
            /** @description The cookie is missing, invalid, expired or was replaced, or the request came from another origin. */
            401: {
                headers: {
                    "Set-Cookie": components["headers"]["ClearedCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Invalid, expired or missing refresh token."
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieProblem"];
                };
            };
            /** @description Something failed on the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Error: try again later."
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieProblem"];
                };
            };
        };
    };
    refreshCookieUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User details retrieved.",
                     *       "data": {
                     *         "id": 1,
                     *         "username": "john_doe",
                     *         "joined": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieUser"];
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
                     *       "message": "Access token is missing."
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieProblem"];
                };
            };
            /** @description Something failed on the server. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Error: try again later."
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshCookieProblem"];
                };
            };
        };
    };
}
