// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/base/via.hpp"

namespace weir::admin {

// What a caller must be allowed to do. Each role includes the ones before it.
enum class Role : std::uint8_t { Read, Operate, Admin };
BOOST_DESCRIBE_ENUM(Role, Read, Operate, Admin)

// Who asks.
struct Caller {
    Caller(Role itsRole, Via itsVia = Via::Remote, std::string itsName = {})
        : role(itsRole), via(itsVia), name(std::move(itsName)) {}

    // As what this caller does is recorded: "window", "remote anna".
    std::string actor() const { return actorOf(via, name); }

    Role role;
    Via via;
    std::string name;  // of the token; else empty
};

// An operation is a struct of its arguments with
//   kName   "traffic.list": its name on the wire
//   kRole   what the caller must be allowed to do
//   kAbout  one sentence for the reference page
//   Reply   what comes back
// described by BOOST_DESCRIBE_STRUCT together with its Reply; nothing else states its shape.
template <class T>
concept Operation = requires {
    { T::kName } -> std::convertible_to<std::string_view>;
    { T::kRole } -> std::convertible_to<Role>;
    { T::kAbout } -> std::convertible_to<std::string_view>;
    typename T::Reply;
};

// The reply of an operation that has nothing to say but that it was done.
struct Done {};
BOOST_DESCRIBE_STRUCT(Done, (), ())

}  // namespace weir::admin
