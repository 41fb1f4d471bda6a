// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/team.hpp"
#include "engine/control/config/compile.hpp"

namespace weir::control {

// The teams of the document and of the store: what is known of each beside its name. A name in
// both is an error.
class CompiledTeams {
public:
    CompiledTeams(const Document& document, const CompileInput& input, Problems& problems);

    // Null: it is only a name.
    std::shared_ptr<const Team> find(const std::string& name) const;
    std::vector<std::string_view> names() const;
    std::vector<Team> takeDeclared() { return std::move(m_declared); }

private:
    std::map<std::string, std::shared_ptr<const Team>> m_byName;
    std::vector<Team> m_declared;
};

// The order of tiers in queues. A team whose tier is not in it is a warning.
std::vector<std::string> compileTiers(const Document& document, Problems& problems);

}  // namespace weir::control
