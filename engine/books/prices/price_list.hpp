// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/books/prices/entry.hpp"

namespace weir::books {

// Whose price list a provider goes by.
struct PriceSource {
    std::string_view kind;  // of the provider: "openai", "anthropic", "compatible"
    std::string_view host;  // of its base URL: "api.groq.com"
};

// How long a provider keeps a prompt in its cache after it was last used.
struct CacheLives {
    Milliseconds usual{};
    Milliseconds longer{};  // what was written to live longer: Usage::inCacheWrite1h

    friend bool operator==(const CacheLives&, const CacheLives&) = default;
};

// The entries of one provider family, one file in resources/prices.
struct PriceFamily {
    std::string name;                      // "openai"
    std::vector<std::string> kinds;        // provider kinds that always go by it
    std::vector<std::string> hosts;        // hosts that go by it, whatever the kind
    std::string source;                    // the page the figures are from
    Timestamp asOf{};                      // the day they were last compared
    std::optional<CacheLives> cacheLives;  // nothing: the provider does not say
    std::string cacheSource;               // the page of the provider that says it
    std::vector<PriceEntry> entries;
};

// An entry with the family it is of; both null: there is none.
struct CataloguePrice {
    const PriceEntry* entry = nullptr;
    const PriceFamily* family = nullptr;
};

// What models cost, by provider family, model name and day. Immutable; shared by all threads.
class PriceList {
public:
    PriceList(PriceList&&) = default;
    PriceList& operator=(PriceList&&) = default;
    PriceList(const PriceList&) = delete;
    PriceList& operator=(const PriceList&) = delete;

    // The catalogue that was built in. It is checked by a test, so that an error here is our fault.
    static Result<PriceList> builtIn();
    // Price files of our own form, see resources/prices/README.md. Errors: Invalid with the file,
    // the model and the field; also for a price that is out of range, as one given per token.
    static Result<PriceList> read(std::span<const std::string_view> files);

    // The entry in force at that time, or null: unpriced. A host that a family names goes first,
    // then the kind. The model is looked up as it is, then without what only names a release or a
    // place: a provider prefix, "-latest", a date, "@20250929", "[1m]".
    const PriceEntry* find(const PriceSource& source, std::string_view model, Timestamp at) const {
        return look(source, model, at).entry;
    }
    CataloguePrice look(const PriceSource& source, std::string_view model, Timestamp at) const;

    // Whose price list a provider goes by; null: there is none.
    const PriceFamily* familyOf(const PriceSource& source) const;
    // The lines of the name that a model is found under, the newest first; empty: none.
    std::vector<const PriceEntry*> history(const PriceSource& source, std::string_view model) const;

    const std::vector<PriceFamily>& families() const { return m_families; }

private:
    // The lines of one name, the newest first.
    using History = std::vector<const PriceEntry*>;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    template <class T>
    using ByName = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

    explicit PriceList(std::vector<PriceFamily> families);

    std::optional<std::size_t> familyIndex(const PriceSource& source) const;
    const History* historyOf(std::size_t family, std::string_view model) const;

    std::vector<PriceFamily> m_families;  // never changed: the tables point into it
    ByName<std::size_t> m_byHost;
    ByName<std::size_t> m_byKind;
    std::vector<ByName<History>> m_models;  // one a family
};

}  // namespace weir::books
