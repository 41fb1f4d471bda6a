// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/harness/witness.hpp"

// The wire formats of the harness: what clients ask, what upstreams say, and what a client is to
// make of it. Every word of an answer says which answer it is of, "w17-0 ".
namespace weir::harness {

std::string requestBody(const Plan& plan);
// The number of the call that a request is of; -1: it says none.
int callOf(std::string_view requestBody);

// A whole answer of the asked one, that is no stream.
std::string plainAnswer(const Asked& asked, bool anthropic);
// The same as events.
std::vector<std::string> streamAnswer(const Asked& asked, bool anthropic);
std::string errorBody(bool anthropic, std::string_view type);
std::string errorEvent(bool anthropic);

// What is in the answer that a client got.
struct ReadAnswer {
    int serial = -1;  // of its words; -1: there are none
    int words = 0;
    bool ordered = true;  // they are the first ones of one answer
    bool ended = false;   // a stream: its last event is the one that ends the protocol
    bool failed = false;  // it says an error
};
ReadAnswer readAnswer(std::string_view body, bool stream, bool anthropic);

// An answer that is no stream has the shape of the dialect.
bool isAnswerOf(std::string_view body, bool anthropic);

}  // namespace weir::harness
