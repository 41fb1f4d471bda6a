// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// QVERIFY and QCOMPARE for coroutines, which leave with co_return.
#define CO_VERIFY(statement)                                                                     \
    do {                                                                                         \
        if (!QTest::qVerify(static_cast<bool>(statement), #statement, "", __FILE__, __LINE__)) { \
            co_return;                                                                           \
        }                                                                                        \
    } while (false)

#define CO_COMPARE(actual, expected)                                                      \
    do {                                                                                  \
        if (!QTest::qCompare(actual, expected, #actual, #expected, __FILE__, __LINE__)) { \
            co_return;                                                                    \
        }                                                                                 \
    } while (false)
