// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/joined_tests.hpp"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

#undef main

namespace weir {

namespace {

// Made by the first that asks: they come before main and in any order.
std::map<std::string, JoinedMain, std::less<>>& tests() {
    static std::map<std::string, JoinedMain, std::less<>> all;
    return all;
}

std::string stemOf(std::string_view file) {
    file.remove_prefix(file.rfind('/') + 1);
    return std::string(file.substr(0, file.rfind('.')));
}

}  // namespace

JoinedTest::JoinedTest(const char* file, JoinedMain main) {
    tests().emplace(stemOf(file), main);
}

int JoinedTest::run(int argc, char** argv) {
    const auto test = argc > 1 ? tests().find(std::string_view(argv[1])) : tests().end();
    if (test == tests().end()) {
        std::fprintf(stderr, "usage: %s TEST [OPTION...]\nthe tests:\n", argv[0]);
        for (const auto& [name, main] : tests()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    return test->second(argc - 1, argv + 1);
}

}  // namespace weir

int main(int argc, char** argv) {
    return weir::JoinedTest::run(argc, argv);
}
