// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.hpp"

#include <QApplication>
#include <QFontDatabase>

namespace weir::ui {

namespace {

struct Shape {
    TextRole role;
    QStringView name;
    double addedPoints;
    QFont::Weight weight;
};

constexpr Shape kShapes[] = {
    {TextRole::Figure, u"figure", 8, QFont::DemiBold},
    {TextRole::FigureMedium, u"figure_medium", 6, QFont::DemiBold},
    {TextRole::FigureSmall, u"figure_small", 4, QFont::DemiBold},
    {TextRole::Title, u"title", 3, QFont::DemiBold},
    {TextRole::Question, u"question", 8, QFont::DemiBold},
    {TextRole::Dialog, u"dialog", 1.5, QFont::DemiBold},
    {TextRole::Head, u"head", 0, QFont::DemiBold},
    {TextRole::Body, u"body", 0, QFont::Normal},
    {TextRole::Name, u"name", 0, QFont::Medium},
    {TextRole::Value, u"value", 0, QFont::DemiBold},
    {TextRole::Small, u"small", -1, QFont::Normal},
    {TextRole::SmallStrong, u"small_strong", -1, QFont::Medium},
    {TextRole::Mono, u"mono", -1, QFont::Normal},
};

const Shape& shapeOf(TextRole role) {
    return kShapes[static_cast<std::size_t>(role)];
}

}  // namespace

QFont font(TextRole role) {
    const QFont body = QApplication::font();
    const Shape& shape = shapeOf(role);
    QFont result =
        role == TextRole::Mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : body;
    // A system may give its font in pixels; then a point is what it is at 96 dpi.
    if (body.pointSizeF() > 0) {
        result.setPointSizeF(body.pointSizeF() + shape.addedPoints);
    } else {
        result.setPixelSize(qRound(body.pixelSize() + shape.addedPoints * 96 / 72));
    }
    result.setWeight(shape.weight);
    return result;
}

QStringView nameOf(TextRole role) {
    return shapeOf(role).name;
}

}  // namespace weir::ui
