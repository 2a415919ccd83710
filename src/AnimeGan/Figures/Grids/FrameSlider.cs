using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>A slider over an animation's frames, with buttons that play and stop it.</summary>
internal static class FrameSlider
{
    /// <summary>The room that the slider takes under the plot, in pixels.</summary>
    public const double Height = 96;

    /// <summary>Adds frames, slider and buttons to a figure that shows the last frame.</summary>
    /// <param name="figure">The figure; its bottom margin has room for the slider.</param>
    /// <param name="frames">At least two.</param>
    /// <param name="millisecondsPerFrame">How long a frame stands while playing.</param>
    public static Figure Add(Figure figure, IReadOnlyList<Frame> frames, int millisecondsPerFrame)
    {
        var show = new AnimationOptions { Frame = new FrameTiming(0, Redraw: true) };
        var play = new AnimationOptions { Frame = new FrameTiming(millisecondsPerFrame, Redraw: true), FromCurrent = true };
        return figure with
        {
            Frames = frames,
            Layout = figure.Layout with
            {
                Sliders =
                [
                    new Slider
                    {
                        Active = frames.Count - 1,
                        X = 0,
                        Length = 1,
                        Pad = new Margin { T = 26, L = 4, R = 4 },
                        CurrentValue = new CurrentValue("step ", "left"),
                        Steps = [.. frames.Select(frame => new SliderStep { Label = frame.Name, Args = [new[] { frame.Name }, show] })],
                    },
                ],
                UpdateMenus =
                [
                    new UpdateMenu
                    {
                        X = 1,
                        XAnchor = "right",
                        Y = 1,
                        YAnchor = "bottom",
                        Pad = new Margin { B = 8 },
                        Direction = "left",
                        Buttons =
                        [
                            new SliderStep { Label = "\u25b6", Args = [null, play] },
                            new SliderStep { Label = "\u275a\u275a", Args = [new string?[] { null }, show] },
                        ],
                    },
                ],
            },
        };
    }
}
