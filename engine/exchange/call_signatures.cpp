// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/call_signatures.hpp"

#include <iterator>
#include <utility>

namespace weir::exchange {

namespace {

// What an entry takes beside its texts: nodes of the list and of the map.
constexpr std::size_t kEntryOverhead = 160;

// No key has the byte in between.
std::string entryName(std::string_view key, std::string_view call) {
    std::string name(key);
    name += '\0';
    name += call;
    return name;
}

class OfKey : public dialects::SignatureStore {
public:
    OfKey(CallSignatures& all, std::string key) : m_all(all), m_key(std::move(key)) {}

    void keep(std::string_view call, std::string_view signature) override {
        m_all.keep(m_key, call, signature);
    }
    std::string find(std::string_view call) override { return m_all.find(m_key, call); }

private:
    CallSignatures& m_all;
    std::string m_key;
};

}  // namespace

std::unique_ptr<dialects::SignatureStore> CallSignatures::ofKey(std::string key) {
    return std::make_unique<OfKey>(*this, std::move(key));
}

std::size_t CallSignatures::bytesOf(const Entry& entry) {
    return entry.name.size() + entry.signature.size() + kEntryOverhead;
}

void CallSignatures::drop(Entries::iterator entry) {
    m_bytes -= bytesOf(*entry);
    m_byName.erase(entry->name);
    m_entries.erase(entry);
}

void CallSignatures::keep(std::string_view key, std::string_view call, std::string_view signature) {
    if (signature.size() > kLongest || call.size() > kLongest) {
        return;
    }
    Entry entry{entryName(key, call), std::string(signature)};
    const std::scoped_lock lock(m_mutex);
    if (const auto known = m_byName.find(entry.name); known != m_byName.end()) {
        drop(known->second);
    }
    m_entries.push_front(std::move(entry));
    m_bytes += bytesOf(m_entries.front());
    m_byName.emplace(m_entries.front().name, m_entries.begin());
    while (m_bytes > m_mostBytes) {
        drop(std::prev(m_entries.end()));
    }
}

std::string CallSignatures::find(std::string_view key, std::string_view call) {
    const std::string name = entryName(key, call);
    const std::scoped_lock lock(m_mutex);
    const auto known = m_byName.find(name);
    if (known == m_byName.end()) {
        return {};
    }
    m_entries.splice(m_entries.begin(), m_entries, known->second);
    return known->second->signature;
}

}  // namespace weir::exchange
