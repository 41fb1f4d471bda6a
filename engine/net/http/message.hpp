// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace weir::net::http {

// A header as it stands in the owner's buffer. Names are compared without case.
struct Field {
    std::string_view name;
    std::string_view value;  // without surrounding spaces and tabs

    friend bool operator==(const Field&, const Field&) = default;
};

bool sameName(std::string_view left, std::string_view right);

class Fields : public std::vector<Field> {
public:
    using std::vector<Field>::vector;

    // The value of the first field of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    // Whether a comma separated list, over all fields of that name, holds the token.
    bool hasToken(std::string_view name, std::string_view token) const;
};

struct RequestHead {
    std::string_view method;
    std::string_view target;  // origin-form ("/v1/models?limit=5"), or "*" of OPTIONS
    int minorVersion = 1;     // HTTP/1.0 or HTTP/1.1
    Fields fields;

    std::optional<std::string_view> find(std::string_view name) const { return fields.find(name); }
    std::vector<std::string_view> all(std::string_view name) const { return fields.all(name); }
    // The target up to '?', and what follows it.
    std::string_view path() const;
    std::string_view query() const;
};

struct ResponseHead {
    int status = 0;
    std::string_view reason;
    int minorVersion = 1;
    Fields fields;

    std::optional<std::string_view> find(std::string_view name) const { return fields.find(name); }
    std::vector<std::string_view> all(std::string_view name) const { return fields.all(name); }
};

}  // namespace weir::net::http
