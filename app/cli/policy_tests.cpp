// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/junit.hpp"
#include "app/cli/output.hpp"
#include "app/cli/policy_file.hpp"
#include "app/host/routing_figures.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/control/config/document_file.hpp"
#include "engine/control/handlers/policy_test_run.hpp"

namespace weir::app {

namespace {

namespace json = boost::json;

constexpr Option kPolicy{"--config", "FILE",
                         "The policy document. Without it: weir.yaml beside the first FILE."};
constexpr Option kJunit{"--junit", "OUT", "Write the results as JUnit XML as well."};

Error unreadable(const std::filesystem::path& file, const control::Problems& problems) {
    std::string all = file.string() + " cannot be used.";
    for (const control::Problem& problem : problems) {
        if (problem.severity == control::Severity::Error) {
            all += '\n' + problem.text(file.string());
        }
    }
    return Error::invalid(std::move(all));
}

Result<std::vector<TestedCase>> runFile(const std::filesystem::path& file,
                                        const policy::Snapshot& snapshot,
                                        const control::RoutingFigures& figures,
                                        const Clock& clock) {
    std::error_code missing;
    if (!std::filesystem::exists(file, missing)) {
        return Error::notFound("There is no file " + file.string() + ".");
    }
    const auto text = control::DocumentFile(file).load();
    if (!text) {
        return text.error();
    }
    const control::PolicyTests read = control::readPolicyTests(*text);
    if (control::hasErrors(read.problems)) {
        return unreadable(file, read.problems);
    }
    std::vector<TestedCase> cases;
    for (const control::PolicyTest& test : read.tests) {
        cases.push_back({file.string(), test.place.line, test.name,
                         control::failureOf(test, snapshot, figures, clock)});
    }
    return cases;
}

Result<void> writeJunit(const std::string& to, const std::vector<TestedCase>& cases) {
    std::ofstream file(to, std::ios::binary | std::ios::trunc);
    file << junitXml("weir test", cases);
    file.close();
    if (!file) {
        return Error::invalid("The results could not be written to " + to + ".",
                              "Give another file after --junit.");
    }
    return {};
}

void showJson(const std::vector<TestedCase>& cases, std::size_t failed) {
    json::array tests;
    for (const TestedCase& each : cases) {
        tests.push_back({{"file", each.file},
                         {"line", each.line},
                         {"name", each.name},
                         {"passed", each.passed()},
                         {"failure", each.failure}});
    }
    printJson(json::object{
        {"tests", std::move(tests)}, {"passed", cases.size() - failed}, {"failed", failed}});
}

void show(const std::vector<TestedCase>& cases, std::size_t failed) {
    for (const TestedCase& each : cases) {
        print(each.passed() ? fmt::format("pass  {}\n", each.name)
                            : fmt::format("FAIL  {}\n      {}:{}: {}\n", each.name, each.file,
                                          each.line, each.failure));
    }
    print(fmt::format("{} passed, {} failed.\n", cases.size() - failed, failed));
}

ExitCode run(const Arguments& arguments) {
    const std::filesystem::path tests = arguments.operand(0);
    const std::filesystem::path document =
        arguments.value(kPolicy.name).value_or((tests.parent_path() / "weir.yaml").string());
    const auto policy = readPolicyFile(document, arguments);
    if (!policy) {
        return fail(policy.error(), arguments);
    }
    if (policy->compiled.snapshot == nullptr) {
        return fail(unreadable(document, policy->compiled.problems), arguments);
    }
    const auto prices = books::PriceList::builtIn();
    if (!prices) {
        return fail(prices.error(), arguments);
    }
    const SystemClock clock;
    const PricedFigures figures(*prices);
    const auto cases = runFile(tests, *policy->compiled.snapshot, figures, clock);
    if (!cases) {
        return fail(cases.error(), arguments);
    }
    const auto failed = static_cast<std::size_t>(
        std::ranges::count_if(*cases, [](const TestedCase& each) { return !each.passed(); }));
    if (arguments.has(kJsonOption.name)) {
        showJson(*cases, failed);
    } else {
        show(*cases, failed);
    }
    if (const auto to = arguments.value(kJunit.name)) {
        if (const auto written = writeJunit(*to, *cases); !written) {
            return fail(written.error(), arguments);
        }
    }
    return failed == 0 ? ExitCode::Ok : ExitCode::Failed;
}

}  // namespace

const Command kTest{
    {"test",
     "Hold a policy document to what was agreed: which call goes where.",
     {{"FILE", "The tests, as weir.test.yaml."}},
     {kPolicy, kJunit, kAllowEnvOption, kSecretsDirOption, kDataOfFileOption, kJsonOption},
     "Each test is a call and what the document has to make of it:\n\n"
     "  tests:\n"
     "    - name: code goes to the strong model\n"
     "      call: {model: auto, team: search, tokens: 3000, tools: true}\n"
     "      expect: {route: code, target: anthropic/claude-sonnet-4-5}\n"
     "    - name: nothing of legal leaves for elsewhere\n"
     "      call: {model: auto, team: legal}\n"
     "      expect: {never: [openai/gpt-5, anthropic/claude-sonnet-4-5]}\n"
     "    - name: no pictures\n"
     "      call: {model: auto, images: true}\n"
     "      expect: {refused: pictures}\n\n"
     "target lists which targets may be asked first: of a route that draws, all of them. route "
     "may\n"
     "be none. The fields of a call are those that routes ask for, and at: a time. A key of the\n"
     "document or the data folder brings its team and user along, a team its tier and tags.\n"
     "No gateway is needed, nothing is sent, every target counts as healthy. The window "
     "copies\n"
     "a tried call and a recorded one as a test, 'weir traffic test ID' prints the latter. Ends "
     "with 1 if a test fails or a file cannot be used."},
    run};

}  // namespace weir::app
