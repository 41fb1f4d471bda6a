// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <type_traits>

#include "engine/base/secret.hpp"

using weir::Secret;

static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string>);

class TestSecret : public QObject {
    Q_OBJECT

private slots:
    void takesTheBytesAway() {
        std::string typed = "sk-short";
        const char* place = typed.data();
        const Secret secret(std::move(typed));
        QVERIFY(secret.reveal() == "sk-short");
        QVERIFY(typed.empty());
        // A short string lives inside the object, so its bytes can still be looked at.
        QVERIFY(std::string_view(place, 8).find("sk-") == std::string_view::npos);
    }

    void movingLeavesNothingBehind() {
        Secret first(std::string_view("abc"));
        const Secret second(std::move(first));
        QVERIFY(first.empty());
        QVERIFY(second.reveal() == "abc");
    }

    void comparesByValue() {
        QVERIFY(Secret(std::string_view("a")) == Secret(std::string_view("a")));
        QVERIFY(!(Secret(std::string_view("a")) == Secret(std::string_view("b"))));
        QVERIFY(!(Secret(std::string_view("a")) == Secret(std::string_view("ab"))));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "test_secret.moc"
