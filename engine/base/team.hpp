// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <boost/describe/class.hpp>

// Who calls belong to, as the store, the document, the contract and the window say it.
namespace weir {

struct Team {
    std::string name;
    std::string costCentre;
    std::string tier;  // "gold", or any other word that the policy asks for
    std::vector<std::string> tags;

    friend bool operator==(const Team&, const Team&) = default;
};
BOOST_DESCRIBE_STRUCT(Team, (), (name, costCentre, tier, tags))

struct User {
    std::string name;  // as keys name it
    std::string displayName;
    std::string email;
    std::vector<std::string> teams;

    friend bool operator==(const User&, const User&) = default;
};
BOOST_DESCRIBE_STRUCT(User, (), (name, displayName, email, teams))

}  // namespace weir
