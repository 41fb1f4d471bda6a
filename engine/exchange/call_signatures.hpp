// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/dialects/translation/signature_store.hpp"

namespace weir::exchange {

// Signatures of tool calls (dialects::SignatureStore) of all callers. In memory only, and at most
// so many bytes of them: those that were not asked for longest go first. Safe from any thread.
class CallSignatures {
public:
    explicit CallSignatures(std::size_t mostBytes = kMostBytes) : m_mostBytes(mostBytes) {}

    // Those of one caller; not longer than this lives.
    std::unique_ptr<dialects::SignatureStore> ofKey(std::string key);

    // `key` says whose Weir key it is, `call` is the id under which it knows the call. A signature
    // that is longer than kLongest is not kept.
    void keep(std::string_view key, std::string_view call, std::string_view signature);
    // Empty: not known.
    std::string find(std::string_view key, std::string_view call);

    static constexpr std::size_t kMostBytes = 16U << 20U;
    static constexpr std::size_t kLongest = 64U << 10U;

private:
    struct Entry {
        std::string name;
        std::string signature;
    };
    using Entries = std::list<Entry>;  // asked for last first

    static std::size_t bytesOf(const Entry& entry);
    void drop(Entries::iterator entry);

    const std::size_t m_mostBytes;
    std::mutex m_mutex;
    Entries m_entries;
    std::unordered_map<std::string_view, Entries::iterator> m_byName;  // of their entries
    std::size_t m_bytes = 0;
};

}  // namespace weir::exchange
