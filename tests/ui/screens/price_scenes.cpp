// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_prices.hpp"
#include "ui/prices/price_dialog.hpp"
#include "ui/prices/prices_page.hpp"
#include "ui/prices/reprice_dialog.hpp"
#include "ui/widgets/segments.hpp"

namespace weir::ui {

namespace {

const QString kPrices = QStringLiteral("prices");

QWidget* prices(Stage& stage) {
    return &stage.open(kPrices);
}

QWidget* priceAt(Stage& stage, const char* what) {
    stage.open(kPrices);
    stage.window().currentPage()->reveal(QString::fromUtf8(what));
    Stage::settle();
    return &stage.window();
}

QWidget* ofCatalogue(Stage& stage) {
    return priceAt(stage, "anthropic/claude-sonnet-5");
}

QWidget* withFactor(Stage& stage) {
    return priceAt(stage, "openai/gpt-5.4");
}

QWidget* pricesSearched(Stage& stage) {
    stage.open(kPrices);
    stage.onPage<QLineEdit>()->setText(QStringLiteral("no such model"));
    Stage::settle();
    return &stage.window();
}

QWidget* nothingPriced(Stage& stage) {
    stage.client().answer<admin::ListPrices>({});
    return &stage.open(kPrices);
}

QWidget* pricesFailed(Stage& stage) {
    stage.client().refuse<admin::ListPrices>(
        Error::io("The books cannot be read: the disk is gone.", "Look after the disk."));
    return &stage.open(kPrices);
}

QWidget* priceDialogOf(Stage& stage) {
    Stage::settle();
    return stage.window().findChild<PriceDialog*>();
}

QWidget* setting(Stage& stage) {
    priceAt(stage, "vllm/qwen3-next-80b");
    static_cast<PricesPage*>(stage.window().currentPage())->editSelected();
    return priceDialogOf(stage);
}

QWidget* factor(Stage& stage) {
    auto* dialog = static_cast<PriceDialog*>(setting(stage));
    auto* kind = dialog->findChild<Segments*>();
    kind->setCurrent(2);
    emit kind->chosen(2);
    Stage::settle();
    return dialog;
}

QWidget* repricing(Stage& stage) {
    stage.client().answer<admin::RepriceCalls>(cannedRepricing());
    stage.open(kPrices);
    static_cast<PricesPage*>(stage.window().currentPage())->reprice();
    Stage::settle();
    return stage.window().findChild<RepriceDialog*>();
}

constexpr Scene kPriceScenes[] = {
    {"prices", prices},
    {"prices-catalogue", ofCatalogue},
    {"prices-factor", withFactor},
    {"prices-searched", pricesSearched},
    {"prices-empty", nothingPriced},
    {"prices-failed", pricesFailed},
    {"price-set", setting},
    {"price-set-factor", factor},
    {"reprice-dialog", repricing},
};

}  // namespace

std::span<const Scene> priceScenes() {
    return kPriceScenes;
}

}  // namespace weir::ui
