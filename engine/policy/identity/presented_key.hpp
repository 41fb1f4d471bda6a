// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"

namespace weir::policy {

inline constexpr std::size_t kLongestKey = 4096;  // bytes; a longer one is no key

// Collects the key of a request from every place that clients of the three families put it in:
// Authorization: Bearer, x-api-key, api-key, x-goog-api-key, and ?key= of the request target. All
// places are read before anything is decided, so that one rule holds for all of them.
class PresentedKey {
public:
    // For every header of the request, in any order. The bytes are only borrowed, until the key was
    // used: it is not copied when it stands as it is in the request's head.
    void header(std::string_view name, std::string_view value);
    // The request target, for its query.
    void target(std::string_view target);

    // The key; its bytes live as long as this and the request's head. An empty value counts as not
    // sent: SDKs send one for a key that was not set. Errors: NotFound (none was sent), Denied (two
    // that differ, or a scheme other than Bearer), with words for the caller.
    Result<std::string_view> take() const;

private:
    void add(std::string_view key);

    std::string_view m_key;
    Secret m_decoded;  // of the query, where it may be escaped
    bool m_differ = false;
    bool m_otherScheme = false;
    bool m_tooLong = false;
};

}  // namespace weir::policy
