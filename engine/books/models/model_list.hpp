// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/capabilities.hpp"
#include "engine/base/result.hpp"

namespace weir::books {

// What is known of the models of one provider family, one file in resources/models.
struct ModelFamily {
    std::string name;                // "openai"
    std::vector<std::string> kinds;  // provider kinds that go by it
    std::vector<std::string> hosts;  // hosts that go by it, whatever the kind
    bool everywhere = false;         // open models: whoever serves them, cannot do more
    std::vector<std::pair<std::vector<std::string>, Capabilities>> models;  // by all their names
};

// What models can do, by provider and name. Immutable; shared by all threads.
class ModelList {
public:
    // The catalogue that was built in. It is checked by a test, so that an error here is our fault.
    static Result<ModelList> builtIn();
    // Files of our own form, see resources/models/README.md. Errors: Invalid with the file, the
    // model and the field.
    static Result<ModelList> read(std::span<const std::string_view> files);

    // By the family of the host, else of the kind, else among the open models; by the names that
    // prices are found by, too. Nothing is known of a model that is not there.
    Capabilities find(std::string_view kind, std::string_view host, std::string_view model) const;

    const std::vector<ModelFamily>& families() const { return m_families; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    template <class T>
    using ByName = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

    explicit ModelList(std::vector<ModelFamily> families);

    const Capabilities* findIn(std::size_t family, std::string_view model) const;

    std::vector<ModelFamily> m_families;
    ByName<std::size_t> m_byHost;
    ByName<std::size_t> m_byKind;
    std::vector<ByName<Capabilities>> m_models;  // one a family
};

}  // namespace weir::books
