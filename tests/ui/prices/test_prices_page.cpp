// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <memory>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_prices.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/prices/price_dialog.hpp"
#include "ui/prices/price_model.hpp"
#include "ui/prices/price_table.hpp"
#include "ui/prices/price_text.hpp"
#include "ui/prices/prices_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct Fixture {
    Fixture() : gateway(client), page(client, gateway, clock, QTimeZone("Europe/Berlin")) {
        clock.set(kCannedNow);
        answerAll(client);
        client.on<admin::SetPrice>([this](const admin::SetPrice& asked) {
            set.push_back(asked);
            return Result<admin::OwnPriceSettings>(asked.settings);
        });
        client.on<admin::RemovePrice>([this](const admin::RemovePrice& asked) {
            removed.push_back(asked.name);
            admin::RemovedPrice reply;
            reply.name = asked.name;
            reply.text = "its text";
            return Result<admin::RemovedPrice>(reply);
        });
        client.on<admin::RestorePrice>([this](const admin::RestorePrice& asked) {
            restored.push_back(asked.removed.text);
            return Result<admin::OwnPriceSettings>(admin::OwnPriceSettings());
        });
        page.resize(1280, 800);
    }

    void show() {
        page.show();
        QTRY_VERIFY(table().model()->rowCount() > 0);
    }
    PriceTable& table() { return *page.findChild<PriceTable*>(); }
    QString cell(int row, PriceModel::Column column) {
        return table().model()->index(row, column).data().toString();
    }
    void select(const char* what) {
        page.reveal(QString::fromUtf8(what));
        QCoreApplication::processEvents();
    }
    Button* button(const QString& text) {
        const auto buttons = page.findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->isVisibleTo(&page) && each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    PriceDialog* dialog() { return page.window()->findChild<PriceDialog*>(); }
    static void finish(QDialog* dialog) { emit dialog->findChild<DialogFooter*>()->primaryAsked(); }
    // In the order of Tab.
    static QLineEdit* field(QDialog* dialog, int place) {
        return dialog->findChildren<QLineEdit*>().at(place);
    }

    test::FakeClock clock;
    FakeAdminClient client;
    std::vector<admin::SetPrice> set;
    std::vector<std::string> removed;
    std::vector<std::string> restored;
    GatewayModel gateway;
    PricesPage page;
};

enum Field { Provider, Model, In, Out };

}  // namespace

class TestPricesPage : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }

    void everyModelHasItsPriceAndWhereItIsFrom() {
        Fixture f;
        f.show();
        QCOMPARE(f.cell(0, PriceModel::Model), QStringLiteral("qwen3-next-80b"));
        QCOMPARE(f.cell(0, PriceModel::In), QStringLiteral("unpriced"));
        QCOMPARE(f.cell(0, PriceModel::Calls), QStringLiteral("1,204"));
        QCOMPARE(f.cell(3, PriceModel::In), QStringLiteral("3.00"));
        QCOMPARE(f.cell(3, PriceModel::Read), QStringLiteral("0.30"));
        QVERIFY(f.cell(3, PriceModel::Source).startsWith(QStringLiteral("Catalogue of ")));
        QCOMPARE(f.cell(4, PriceModel::In), QStringLiteral("free"));
        QCOMPARE(f.cell(5, PriceModel::Out), QStringLiteral("12.75"));
        QCOMPARE(f.cell(5, PriceModel::Source),
                 QStringLiteral("Catalogue × 0.85, by your openai-agreement"));
        QCOMPARE(f.cell(8, PriceModel::Source), QStringLiteral("Your price vllm-llama"));
        QCOMPARE(f.page.badge(), QStringLiteral("2"));
        QVERIFY(hasWords(f.page, QStringLiteral("2 models are called and have no price.")));
    }

    void theyAreFoundAndNarrowedDown() {
        Fixture f;
        f.show();
        auto* search = f.page.findChild<QLineEdit*>();
        search->setText(QStringLiteral("sonnet"));
        QCOMPARE(f.table().model()->rowCount(), 1);
        search->setText(QStringLiteral("your"));
        QCOMPARE(f.table().model()->rowCount(), 2);
        search->setText(QStringLiteral("nothing like it"));
        QVERIFY(hasWords(f.page, QStringLiteral("No model matches.")));
        search->clear();
        // Those that were neither called nor have a price of their own go.
        auto* which = f.page.findChild<Segments*>();
        which->setCurrent(1);
        emit which->chosen(1);
        QCOMPARE(f.table().model()->rowCount(), 7);
    }

    void thePaneHasTiersAndHistory() {
        Fixture f;
        f.show();
        f.select("anthropic/claude-sonnet-5");
        QVERIFY(hasWords(f.page, QStringLiteral("Cache write, 1 h")));
        QVERIFY(hasWords(f.page, QStringLiteral("× 0.50")));
        QVERIFY(hasWords(f.page, QStringLiteral("2.00 in, 10.00 out · Catalogue")));
        f.select("openai/gpt-5.4");
        QVERIFY(hasWords(f.page, QStringLiteral("Over 272,000 tokens")));
        QVERIFY(f.button(QStringLiteral("Change factor…")) != nullptr);
        QVERIFY(f.button(QStringLiteral("Set price…")) != nullptr);
    }

    void oneClickPricesWhatIsCalledAndHasNoPrice() {
        Fixture f;
        f.show();
        f.button(QStringLiteral("Set price of qwen3-next-80b…"))->click();
        auto* dialog = f.dialog();
        QVERIFY(dialog != nullptr);
        QCOMPARE(Fixture::field(dialog, Provider)->text(), QStringLiteral("vllm"));
        QCOMPARE(Fixture::field(dialog, Model)->text(), QStringLiteral("qwen3-next-80b"));
        QVERIFY(hasWords(*dialog, QStringLiteral("Say what a million input tokens cost.")));
        Fixture::field(dialog, In)->setText(QStringLiteral("0.0000003"));
        QVERIFY(hasWords(*dialog, QStringLiteral("dollars a million tokens, from 0.001 to 1000")));
        Fixture::field(dialog, In)->setText(QStringLiteral("0.15"));
        Fixture::field(dialog, Out)->setText(QStringLiteral("1.5"));
        Fixture::finish(dialog);
        QTRY_COMPARE(f.set.size(), std::size_t{1});
        QCOMPARE(f.set[0].replaces, std::string());
        QCOMPARE(f.set[0].settings.name, std::string("vllm-qwen3-next-80b"));
        QCOMPARE(f.set[0].settings.prices.in, Money::fromNano(150'000'000));
        QCOMPARE(f.set[0].settings.prices.out, Money::fromNano(1'500'000'000));
        // And it can be taken back.
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.removed, std::vector<std::string>{"vllm-qwen3-next-80b"});
    }

    void anOwnPriceIsChangedRemovedAndPutBack() {
        Fixture f;
        f.show();
        f.select("vllm/llama-3.3-70b");
        f.button(QStringLiteral("Change price…"))->click();
        Fixture::field(f.dialog(), Out)->setText(QStringLiteral("0.9"));
        Fixture::finish(f.dialog());
        QTRY_COMPARE(f.set.size(), std::size_t{1});
        QCOMPARE(f.set.back().replaces, std::string("vllm-llama"));
        QCOMPARE(f.set.back().settings.prices.out, Money::fromNano(900'000'000));
        // What was not touched stays as it was, the day included.
        auto expected = cannedPrices().own[1];
        expected.prices.out = Money::fromNano(900'000'000);
        QCOMPARE(f.set.back().settings, expected);
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.set.size(), std::size_t{2});
        QCOMPARE(f.set.back().settings, cannedPrices().own[1]);

        f.select("vllm/llama-3.3-70b");
        QTest::keyClick(&f.table(), Qt::Key_Delete);
        QTRY_COMPARE(f.removed, std::vector<std::string>{"vllm-llama"});
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.restored, std::vector<std::string>{"its text"});
    }

    void whatTheCatalogueSaysIsWhereAnOwnPriceBegins() {
        Fixture f;
        f.show();
        f.select("anthropic/claude-sonnet-5");
        QTest::keyClick(&f.table(), Qt::Key_Return);
        Fixture::finish(f.dialog());
        QTRY_COMPARE(f.set.size(), std::size_t{1});
        const admin::OwnPriceSettings& settings = f.set.back().settings;
        QCOMPARE(settings.prices.write1h, Money::fromNano(6'000'000'000));
        QCOMPARE(settings.batch, 500u);
        QCOMPARE(settings.toolCall, Money::fromNano(10'000'000));
    }

    void whoMayOnlyReadChangesNothing() {
        Fixture f;
        f.client.answer<admin::GetStatus>([] {
            auto status = cannedStatus();
            status.policyReadOnly = true;
            status.policyFile = "/etc/weir.yaml";
            return status;
        }());
        f.gateway.refresh();
        f.show();
        QTRY_VERIFY(!f.button(QStringLiteral("Set price of qwen3-next-80b…"))->isEnabled());
        f.select("vllm/llama-3.3-70b");
        QVERIFY(!f.button(QStringLiteral("Change price…"))->isEnabled());
        QTest::keyClick(&f.table(), Qt::Key_Delete);
        QTest::keyClick(&f.table(), Qt::Key_Return);
        QVERIFY(f.removed.empty() && f.dialog() == nullptr);
    }

    void whatCannotBeShownIsSaid() {
        Fixture f;
        f.client.refuse<admin::ListPrices>(Error::io("The disk is gone.", "Look after it."));
        f.page.show();
        QTRY_VERIFY(hasWords(f.page, QStringLiteral("Prices cannot be shown.")));
        f.client.answer<admin::ListPrices>({});
        f.button(QStringLiteral("Try again"))->click();
        QTRY_VERIFY(hasWords(f.page, QStringLiteral("There is no model to price yet.")));
    }

    void figuresAreReadAsTheyAreTyped() {
        QCOMPARE(readPriceText(QStringLiteral(" $2.50 ")), Money::parse("2.5"));
        QCOMPARE(readPriceText(QString()), std::optional(Money()));
        QVERIFY(!readPriceText(QStringLiteral("cheap")));
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(readPriceText(QStringLiteral("0,0375")), Money::parse("0.0375"));
        QCOMPARE(readPriceText(QStringLiteral("2.50")), Money::parse("2.5"));
        QCOMPARE(priceText(Money::parse("0.0375").value()), QStringLiteral("0,0375"));
        QCOMPARE(readFactorText(QStringLiteral("0,85")), std::optional(850u));
        QLocale::setDefault(QLocale::c());
        QVERIFY(!readFactorText(QStringLiteral("85")));
        QVERIFY(!readDayText(QStringLiteral("soon")));
        QCOMPARE(dayText(readDayText(QStringLiteral("2026-11-01")).value()),
                 QStringLiteral("2026-11-01"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPricesPage)
#include "test_prices_page.moc"
