// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace weir::admin {

// What a caller must be allowed to do. Each role includes the ones before it.
enum class Role : std::uint8_t { Read, Operate, Admin };

// An operation is a struct of its arguments with
//   static constexpr std::string_view kName   "traffic.list": the name on the wire and in the
//   command line static constexpr Role kRole static constexpr std::string_view kAbout  one sentence
//   for the reference page using Reply
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

}  // namespace weir::admin
