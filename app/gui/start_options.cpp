// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start_options.h"

#include "app/gui/compare_controller.h"
#include "app/gui/theme.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace app {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::StartOptions)
};
} // namespace

ParsedStart parseStart(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("Compares street-scene segmentation models on pictures and video.\n"
                 "Example: kerbside /data/cityscapes --model city-deeplab --model city-unet"));
    parser.addPositionalArgument(
        QStringLiteral("PATH"),
        Text::tr("A Cityscapes root, a folder of pictures, a picture, a video, a model or a checkpoint; “scenes” "
                 "is the built-in street, which opens when no path is given, and “scenes/film” a film of it."),
        QStringLiteral("[PATH…]"));
    const QCommandLineOption workspace(QStringLiteral("workspace"),
                                       Text::tr("Folder of models and results, instead of ~/Kerbside."),
                                       QStringLiteral("DIR"));
    const QCommandLineOption model(
        QStringLiteral("model"),
        Text::tr("Puts a model into the next slot: a card, weights, or a name of the workspace. May be repeated."),
        QStringLiteral("REF"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        Text::tr("Waits until what is open is segmented, writes the window to FILE, prints the scores and ends."),
        QStringLiteral("FILE"));
    const QCommandLineOption view(QStringLiteral("view"), Text::tr("compare (the only one so far)."),
                                  QStringLiteral("NAME"), QStringLiteral("compare"));
    const QCommandLineOption session(
        QStringLiteral("session"),
        Text::tr("Opens what FILE holds, a session.json, when no path is given, and keeps the session there."),
        QStringLiteral("FILE"));
    const QCommandLineOption theme(QStringLiteral("theme"), Text::tr("system, light or dark, whatever is set."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Text::tr("Shows this text."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, Text::tr("Shows the version."));
    parser.addOptions({workspace, model, screenshot, view, session, theme, help, version});

    ParsedStart result;
    const auto end = [&result](int code, const QString& text) {
        result.ends = true;
        result.exitCode = code;
        result.text = text;
        return result;
    };
    if (!parser.parse(arguments)) return end(2, parser.errorText());
    if (parser.isSet(help)) return end(0, parser.helpText().trimmed());
    if (parser.isSet(version))
        return end(0, QCoreApplication::applicationName() + QLatin1Char(' ') + QCoreApplication::applicationVersion());

    StartOptions& options = result.options;
    options.paths = parser.positionalArguments();
    options.workspace = parser.value(workspace);
    options.models = parser.values(model);
    options.screenshot = parser.value(screenshot);
    options.view = parser.value(view);
    options.session = parser.value(session);
    options.theme = parser.value(theme);
    if (parser.isSet(theme) && themeName(themeNamed(options.theme)) != options.theme)
        return end(2, Text::tr("There is no theme “%1”; there are “system”, “light” and “dark”.").arg(options.theme));
    if (parser.isSet(session) && options.session.isEmpty())
        return end(2, Text::tr("--session needs the name of a file."));
    const QStringList later{QStringLiteral("annotate"), QStringLiteral("evaluate"), QStringLiteral("train"),
                            QStringLiteral("teach")};
    if (later.contains(options.view))
        return end(2, Text::tr("The view “%1” is not built yet; there is “compare”.").arg(options.view));
    if (options.view != QLatin1String("compare"))
        return end(2, Text::tr("There is no view “%1”; there is “compare”.").arg(options.view));
    if (parser.isSet(screenshot) && options.screenshot.isEmpty())
        return end(2, Text::tr("--screenshot needs the name of a file."));
    if (options.models.size() > kSlots)
        return end(
            2,
            Text::tr("There are %1 slots, but %n models were given.", nullptr, int(options.models.size())).arg(kSlots));
    return result;
}

} // namespace app
