// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/charts/flow_series.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// How full dichromats see linear sRGB. Source: Machado, Oliveira, Fernandes, A
// Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.0.
struct Vision {
    const char* name;
    Matrix matrix;
};
constexpr Vision kVisions[] = {
    {"usual", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868},
       {0.114503, 0.786281, 0.099216},
       {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968},
       {0.280085, 0.672501, 0.047413},
       {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779},
       {-0.078411, 0.930809, 0.147602},
       {0.004733, 0.691367, 0.303900}}}},
};

Vector times(const Matrix& matrix, const Vector& vector) {
    Vector result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            result[row] += matrix[row][column] * vector[column];
        }
    }
    return result;
}

Vector linear(const QColor& color) {
    const auto one = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return {one(color.redF()), one(color.greenF()), one(color.blueF())};
}

// Source: Ottosson, A perceptual color space for image processing, 2020.
Vector oklab(const Vector& rgb) {
    Vector cone = times({{{0.4122214708, 0.5363325363, 0.0514459929},
                          {0.2119034982, 0.6806995451, 0.1073969566},
                          {0.0883024619, 0.2817188376, 0.6299787005}}},
                        rgb);
    for (double& each : cone) {
        each = std::cbrt(each);
    }
    return times({{{0.2104542553, 0.7936177850, -0.0040720468},
                   {1.9779984951, -2.4285922050, 0.4505937099},
                   {0.0259040371, 0.7827717662, -0.8086757660}}},
                 cone);
}

Vector seen(const QColor& color, const Vision& vision) {
    Vector rgb = times(vision.matrix, linear(color));
    for (double& each : rgb) {
        each = std::clamp(each, 0.0, 1.0);
    }
    return oklab(rgb);
}

double distance(const QColor& one, const QColor& other, const Vision& vision) {
    const Vector a = seen(one, vision);
    const Vector b = seen(other, vision);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

class TestColourBlind : public QObject {
    Q_OBJECT

    static QColor series(const ColorSet& colors, int number) {
        return colors[static_cast<Token>(static_cast<int>(Token::Series1) + number)];
    }

private slots:
    void whiteAndBlackAreAsFarApartAsCanBe() {
        for (const Vision& vision : kVisions) {
            QVERIFY(std::abs(distance(Qt::white, Qt::black, vision) - 1) < 0.01);
        }
        // Somebody without the cones for it does not tell these two.
        const QColor red(150, 60, 40);
        const QColor green(60, 110, 40);
        QVERIFY(distance(red, green, kVisions[2]) < 0.03);
        QVERIFY(distance(red, green, kVisions[0]) > 0.1);
    }

    void seriesAreToldApart_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("neighbours");
        QTest::addColumn<double>("any");
        QTest::newRow("light") << false << 0.12 << 0.085;
        QTest::newRow("dark") << true << 0.14 << 0.07;
    }
    void seriesAreToldApart() {
        QFETCH(bool, dark);
        QFETCH(double, neighbours);
        QFETCH(double, any);
        const ColorSet colors = ColorSet::of(dark ? Scheme::Dark : Scheme::Light);
        for (const Vision& vision : kVisions) {
            for (int one = 0; one < 8; ++one) {
                for (int other = one + 1; other < 8; ++other) {
                    const double far = distance(series(colors, one), series(colors, other), vision);
                    const QString what = QStringLiteral("%1: %2 and %3 are %4 apart")
                                             .arg(QLatin1String(vision.name))
                                             .arg(one + 1)
                                             .arg(other + 1)
                                             .arg(far);
                    QVERIFY2(far >= (other == one + 1 ? neighbours : any), qPrintable(what));
                }
            }
        }
    }

    // Areas of the flow that touch each other. Those below the line are told by their order too.
    void areasOfTheFlowAreToldApart() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const ColorSet colors = ColorSet::of(scheme);
            const auto all = flowSeries();
            for (std::size_t at = 1; at < all.size(); ++at) {
                if (all[at].below != all[at - 1].below) {
                    continue;
                }
                for (const Vision& vision : kVisions) {
                    const double far =
                        distance(colors[all[at].token], colors[all[at - 1].token], vision);
                    QVERIFY2(far >= 0.05, vision.name);
                }
            }
        }
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestColourBlind)
#include "test_colour_blind.moc"
