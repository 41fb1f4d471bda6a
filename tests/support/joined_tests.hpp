// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stands before the tests of a folder that are compiled as one: each keeps its own main, under
// another name. WeirTests.cmake makes the files that include it.
namespace weir {

using JoinedMain = int (*)(int argc, char** argv);

class JoinedTest {
public:
    // `file` is that of the test, which is run by its name without the ending.
    JoinedTest(const char* file, JoinedMain main);

    // As if the program were the test that the first argument names.
    static int run(int argc, char** argv);
};

}  // namespace weir

// Numbered in the file, which is numbered in the program.
#define WEIR_JOINED_MAIN_(batch, number, ...)                                                    \
    joinedMain##batch##_##number(int, char**);                                                   \
    static const ::weir::JoinedTest joinedTest##number(__FILE__, &joinedMain##batch##_##number); \
    int joinedMain##batch##_##number(__VA_ARGS__)
#define WEIR_JOINED_MAIN(batch, number, ...) WEIR_JOINED_MAIN_(batch, number, __VA_ARGS__)
#define main(...) WEIR_JOINED_MAIN(WEIR_JOINED_BATCH, __COUNTER__, __VA_ARGS__)
