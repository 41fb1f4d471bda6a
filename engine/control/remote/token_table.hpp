// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/books/directory.hpp"
#include "engine/control/admin/operation.hpp"

namespace weir::control {

// Whom a token lets in.
struct Operator {
    std::string name;
    admin::Role role = admin::Role::Read;
};

// The tokens that are valid now, by their hashes. Safe from any thread.
class TokenTable {
public:
    void set(const std::vector<books::StoredToken>& tokens);

    // Looks at every token, each for as long as any other, so that the time says nothing about
    // them. Errors: Denied, with words that do not say more than the caller knows.
    Result<Operator> identify(std::string_view token) const;

private:
    struct Entry {
        books::Sha256 hash{};
        Operator who;
    };

    mutable std::mutex m_mutex;
    std::shared_ptr<const std::vector<Entry>> m_entries =
        std::make_shared<const std::vector<Entry>>();
};

}  // namespace weir::control
