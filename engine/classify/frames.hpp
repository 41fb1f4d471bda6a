// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// What agents and editors put around the words of a person: reminders, the state of the machine,
// open files, the output of commands. A table says what is theirs; what it does not know stays.
namespace weir::classify {

// Only what the person wrote, as far as can be told.
std::string withoutFrames(std::string_view text);

// A call that an agent makes for itself: for the title of a conversation, a summary of it to go on
// with, a look at whether the key is good.
bool isHousekeeping(std::string_view text);

}  // namespace weir::classify
