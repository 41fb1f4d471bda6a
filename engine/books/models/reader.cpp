// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/models/reader.hpp"

#include <set>
#include <utility>

#include "engine/books/catalogue_file.hpp"

namespace weir::books {

namespace {

namespace json = simdjson::ondemand;
using catalogue::Refused;
using catalogue::textOf;

constexpr std::int64_t kLeastTokens = 64;  // fewer are thousands by mistake
constexpr std::int64_t kMostTokens = 20'000'000;

std::uint32_t tokensOf(json::value value, std::string_view member) {
    const std::int64_t tokens = catalogue::decimalOf(value, member, 0);
    if (tokens < kLeastTokens || tokens > kMostTokens) {
        throw Refused{std::string(member) + " is out of range: it is tokens, 64 to 20,000,000"};
    }
    return static_cast<std::uint32_t>(tokens);
}

bool takeCapability(std::string_view name, json::value value, Capabilities& into) {
    if (name == "context") {
        into.context = tokensOf(value, name);
        return true;
    }
    if (name == "output") {
        into.output = tokensOf(value, name);
        return true;
    }
    const std::pair<std::string_view, Known*> places[] = {
        {"images", &into.images},         {"audio", &into.audio},
        {"files", &into.files},           {"tools", &into.tools},
        {"structured", &into.structured}, {"sampling", &into.sampling},
        {"effort", &into.effort},         {"call_signatures", &into.callSignatures}};
    for (const auto& [known, place] : places) {
        if (name == known) {
            *place = knownAs(bool(value.get_bool()));
            return true;
        }
    }
    return false;
}

std::pair<std::vector<std::string>, Capabilities> modelOf(json::object object, std::string& model) {
    std::vector<std::string> names;
    Capabilities capabilities;
    catalogue::readObject(object, [&](std::string_view name, json::value value) {
        if (name == "model") {
            model = textOf(value);
            names.insert(names.begin(), model);
        } else if (name == "also") {
            for (std::string& also : catalogue::textsOf(value)) {
                names.push_back(std::move(also));
            }
        } else {
            return takeCapability(name, value, capabilities);
        }
        return true;
    });
    if (model.empty()) {
        throw Refused{"\"model\" is missing"};
    }
    if (capabilities == Capabilities()) {
        throw Refused{"nothing is said of it"};
    }
    if (capabilities.context != 0 && capabilities.output > capabilities.context) {
        throw Refused{"\"output\" is longer than the context"};
    }
    return {std::move(names), capabilities};
}

void checkNames(const ModelFamily& family) {
    std::set<std::string_view> seen;
    for (const auto& [names, capabilities] : family.models) {
        for (const std::string& name : names) {
            if (!seen.insert(name).second) {
                throw Refused{"\"" + name + "\" has two lines"};
            }
        }
    }
}

}  // namespace

Result<ModelFamily> readModelFile(std::string_view text) {
    ModelFamily family;
    std::string model;
    const auto refused = [&](std::string_view why) {
        return Error::invalid("The models of \"" + family.name + "\" cannot be read" +
                              (model.empty() ? "" : ", model \"" + model + "\"") + ": " +
                              std::string(why) + ".");
    };
    try {
        const simdjson::padded_string padded(text);
        json::parser parser;
        json::document document = parser.iterate(padded);
        catalogue::readObject(document.get_object(), [&](std::string_view name, json::value value) {
            if (name == "family") {
                family.name = textOf(value);
            } else if (name == "kinds") {
                family.kinds = catalogue::textsOf(value);
            } else if (name == "hosts") {
                family.hosts = catalogue::textsOf(value);
            } else if (name == "everywhere") {
                family.everywhere = value.get_bool();
            } else if (name == "source") {
                (void)textOf(value);  // for whoever compares the figures
            } else if (name == "as_of") {
                (void)catalogue::dayOf(value);
            } else if (name == "models") {
                for (auto item : value.get_array()) {
                    model.clear();
                    family.models.push_back(modelOf(item.get_object(), model));
                }
                model.clear();
            } else {
                return false;
            }
            return true;
        });
        catalogue::checkEnd(document);
        if (family.name.empty()) {
            throw Refused{"\"family\" is missing"};
        }
        checkNames(family);
    } catch (const Refused& refusal) {
        return refused(refusal.why);
    } catch (const simdjson::simdjson_error& error) {
        return refused(simdjson::error_message(error.error()));
    }
    return family;
}

}  // namespace weir::books
