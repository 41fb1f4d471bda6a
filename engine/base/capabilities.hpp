// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

// What a model can take and give: the same in the catalogue, in the document and in the contract.
namespace weir {

enum class Known : std::uint8_t {
    Unknown,  // nobody said: it never speaks against a model
    No,
    Yes,
};
BOOST_DESCRIBE_ENUM(Known, Unknown, No, Yes)

constexpr Known knownAs(bool value) {
    return value ? Known::Yes : Known::No;
}

struct Capabilities {
    std::uint32_t context = 0;  // tokens, of input and answer together; 0: not known
    std::uint32_t output = 0;   // tokens of the longest answer; 0: not known
    Known images = Known::Unknown;
    Known audio = Known::Unknown;
    Known files = Known::Unknown;  // documents, such as PDF
    Known tools = Known::Unknown;
    Known structured = Known::Unknown;  // answers that follow a JSON schema
    Known sampling = Known::Unknown;    // lets the caller set temperature and the like
    Known effort = Known::Unknown;      // can be told how hard to think: low, medium, high
    // Takes an earlier tool call only with the signature that it came with (Gemini 3).
    Known callSignatures = Known::Unknown;

    // These where they say something, else the others.
    constexpr Capabilities over(const Capabilities& others) const {
        const auto pick = [](auto own, auto other) { return own == decltype(own){} ? other : own; };
        return {pick(context, others.context),       pick(output, others.output),
                pick(images, others.images),         pick(audio, others.audio),
                pick(files, others.files),           pick(tools, others.tools),
                pick(structured, others.structured), pick(sampling, others.sampling),
                pick(effort, others.effort),         pick(callSignatures, others.callSignatures)};
    }

    friend bool operator==(const Capabilities&, const Capabilities&) = default;
};
BOOST_DESCRIBE_STRUCT(Capabilities, (),
                      (context, output, images, audio, files, tools, structured, sampling, effort,
                       callSignatures))

}  // namespace weir
