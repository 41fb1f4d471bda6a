// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "tests/contract/sample.hpp"

using namespace weir;
using admin::OperationCodec;

namespace {

// The wire form as it stands: a change of it is seen in review. WEIR_WRITE_GOLDEN=1 writes it anew.
constexpr const char* kGolden = WEIR_CONTRACT_GOLDEN;

QByteArray pretty(const boost::json::value& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(boost::json::serialize(json)))
        .toJson();
}

}  // namespace

class TestCodec : public QObject {
    Q_OBJECT

private slots:
    void namesAreUniqueAndPlain() {
        std::set<std::string_view> names;
        for (const OperationCodec* codec : admin::allCodecs()) {
            QVERIFY2(names.insert(codec->name()).second, std::string(codec->name()).c_str());
            QVERIFY(codec->name().find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") ==
                    std::string_view::npos);
            QVERIFY(codec->about().ends_with('.'));
            QVERIFY(admin::findCodec(codec->name()) == codec);
        }
        QCOMPARE(names.size(), std::tuple_size_v<admin::Operations>);
        QVERIFY(admin::findCodec("no.such") == nullptr);
    }

    void everyFormIsTheGoldenOne() {
        test::forEachOperation([]<class Op>(std::type_identity<Op>) {
            const OperationCodec& codec = admin::codecOf<Op>();
            const boost::json::object both{
                {"operation", codec.operationToJson(test::sample<Op>())},
                {"reply", codec.replyToJson(test::sample<typename Op::Reply>())}};
            QFile file(QString::fromUtf8(kGolden) + "/" + QString::fromUtf8(Op::kName.data()) +
                       ".json");
            if (qEnvironmentVariableIsSet("WEIR_WRITE_GOLDEN")) {
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(pretty(both));
                return;
            }
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            QCOMPARE(pretty(both), file.readAll());
        });
    }

    void everythingComesBackAsItWent() {
        test::forEachOperation([]<class Op>(std::type_identity<Op>) {
            const OperationCodec& codec = admin::codecOf<Op>();
            const auto operation = codec.operationToJson(test::sample<Op>());
            const auto again = codec.operationFromJson(operation);
            QVERIFY2(again, again ? "" : again.error().message.c_str());
            QVERIFY(codec.operationToJson(*again) == operation);

            const auto reply = codec.replyToJson(test::sample<typename Op::Reply>());
            const auto replyAgain = codec.replyFromJson(reply);
            QVERIFY2(replyAgain, replyAgain ? "" : replyAgain.error().message.c_str());
            QVERIFY(codec.replyToJson(*replyAgain) == reply);
        });
    }

    void unknownMembersAreRefusedInAnOperation() {
        test::forEachOperation([]<class Op>(std::type_identity<Op>) {
            const OperationCodec& codec = admin::codecOf<Op>();
            auto operation = codec.operationToJson(test::sample<Op>());
            operation.as_object().emplace("surprise", 1);
            const auto read = codec.operationFromJson(operation);
            QVERIFY(!read);
            QVERIFY(read.error().code == ErrorCode::Invalid);
            QVERIFY(read.error().message == "'surprise' is not known here.");

            auto reply = codec.replyToJson(test::sample<typename Op::Reply>());
            reply.as_object().emplace("surprise", 1);
            QVERIFY(codec.replyFromJson(reply));
        });
    }

    void missingMembersKeepTheirDefault() {
        const auto read =
            admin::codecOf<admin::ListTraffic>().operationFromJson(boost::json::object());
        QVERIFY(read);
        QCOMPARE(std::any_cast<admin::ListTraffic>(*read).limit, 2000u);
    }

    void theErrorNamesThePlace_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("not an object") << QByteArray("[]") << "It must be an object.";
        QTest::newRow("nested") << QByteArray(R"({"settings":{"local":1}})")
                                << "'settings.local' must be true or false.";
        QTest::newRow("in a list") << QByteArray(R"({"settings":{"serve":["a",2]}})")
                                   << "'settings.serve[1]' must be a text.";
        QTest::newRow("unknown inside") << QByteArray(R"({"settings":{"apikey":"x"}})")
                                        << "'settings.apikey' is not known here.";
    }
    void theErrorNamesThePlace() {
        QFETCH(QByteArray, json);
        const auto read = admin::codecOf<admin::AddProvider>().operationFromJson(
            boost::json::parse(json.toStdString()));
        QVERIFY(!read);
        QTEST(QString::fromStdString(read.error().message), "message");
    }

    void numbersStayInTheirRange_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("good");
        QTest::newRow("most") << QByteArray(R"({"limit":4294967295})") << true;
        QTest::newRow("one more") << QByteArray(R"({"limit":4294967296})") << false;
        QTest::newRow("negative") << QByteArray(R"({"limit":-1})") << false;
        QTest::newRow("fraction") << QByteArray(R"({"limit":1.5})") << false;
        QTest::newRow("64 bits") << QByteArray(R"({"after":18446744073709551615})") << true;
    }
    void numbersStayInTheirRange() {
        QFETCH(QByteArray, json);
        const auto read = admin::codecOf<admin::ListTraffic>().operationFromJson(
            boost::json::parse(json.toStdString()));
        QTEST(read.ok(), "good");
    }

    void wordsAreThoseOfTheDesign() {
        QCOMPARE(wordOf(GatewayState::PortInUse), std::string_view("port_in_use"));
        QCOMPARE(wordOf(KeyState::SessionOnly), std::string_view("session_only"));
        QVERIFY(fromWord<ErrorCode>("not_found") == ErrorCode::NotFound);
        QVERIFY(!fromWord<ErrorCode>("NotFound"));
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "test_codec.moc"
