namespace AnimeGan.Diagnosis;

/// <summary>All numbers that the doctor compares with, rule by rule: README.md of this folder shows them as a table, with units and where they come from.</summary>
/// <remarks>
/// 'Measured' means set on the study doctor-runs: on its runs with the seeds 1, 101 and 102 (critics up to 2,002), and judged
/// on others; those of losses from elsewhere (Wiring, Guess, Coin, LossesRunAway, SureBySquares) were set by hand on cases from the field and on drawn logs. Leads and beliefs are shares of what D is taught to say of real samples, <see cref="ObjectiveScale.RealTarget"/>.
/// Steps are steps of the run, however many of them were written down; looks are measurements of <see cref="Training.StepVitals"/>.
/// </remarks>
internal static class Thresholds
{
    /// <summary>What rules call late, and how much they must have seen.</summary>
    internal static class Evidence
    {
        /// <summary>Equal parts of a run: the last of them shows what became of it, and is long enough for a middle value.</summary>
        internal const int Parts = 3;

        /// <summary>Entries below which no series of losses says anything, whatever steps they cover.</summary>
        internal const int LeastEntries = 30;

        /// <summary>Looks below which none of them says anything about late against early.</summary>
        internal const int LeastLooks = 6;
    }

    /// <summary>The live doctor: a young network's troubles are no illness.</summary>
    internal static class WhileTraining
    {
        /// <summary>Examinations in a row with the same diagnosis.</summary>
        internal const int InARow = 3;

        /// <summary>Share of the run's steps.</summary>
        internal const double Youth = 0.2;
    }

    /// <summary>A number became infinite or NaN.</summary>
    internal static class NotFinite
    {
        /// <summary>Share of the steps before it that the chart marks.</summary>
        internal const double Marked = 0.05;
    }

    /// <summary>A network that does not change.</summary>
    internal static class Frozen
    {
        /// <summary>Change of a step, as a share of the parameters' norm: nothing in float32 moves by less.</summary>
        internal const double Still = 1e-10;

        /// <summary>Looks that must agree.</summary>
        internal const int LeastLooks = 2;

        /// <summary>Range of G's loss: batches differ, so the loss of a network that learns, or is only shown other pictures, never stays this still.</summary>
        internal const double LossRange = 2e-3;

        /// <summary>Entries in the second half of the run, over which the loss must be so still.</summary>
        internal const int LeastEntries = 30;

        /// <summary>Belief in generated samples: below it, and as far from 1, a loss cannot move further, which is another ailment.</summary>
        internal const double EndOfBelief = 0.02;
    }

    /// <summary>Losses that cannot be of one game.</summary>
    internal static class Wiring
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 40;

        /// <summary>Share of what one loss must be at least, by the other or by D's answers: G's is taken after D's step, and another batch.</summary>
        internal const double Share = 0.5;

        /// <summary>Loss that must be missing: below it batches and roundings differ by as much.</summary>
        internal const double Least = 0.2;
    }

    /// <summary>What losses from elsewhere are, where nobody said.</summary>
    internal static class Guess
    {
        /// <summary>Loss that is below 0: less comes of an epsilon within a logarithm.</summary>
        internal const double Sign = 1e-4;

        /// <summary>Middle of D's loss beyond which it may be a critic's: hinge losses rest at 2.</summary>
        internal const double CriticsLoss = 4;

        /// <summary>How badly a critic's losses fit each other, as the logarithm of a factor: they have no scale, so it is said of any.</summary>
        internal const double CriticsMisfit = 2.5;

        /// <summary>Middle of G's loss below which it may be of squares, which rest at 0.25 and are 1 where D is sure.</summary>
        internal const double SquaresOfG = 1.5;

        /// <summary>Middle of D's loss below which it may be of squares, whose sum rests at 0.5.</summary>
        internal const double SquaresOfD = 2.5;

        /// <summary>Loss that is added to both sides before a factor is taken: below it, losses are as good as 0.</summary>
        internal const double Little = 0.02;

        /// <summary>Misfit beyond the best, as the logarithm of a factor of 3, up to which another objective is asked too.</summary>
        internal const double AsGood = 1.1;

        /// <summary>Distance from 0 to 1 at which an answer of D's is no belief: more than roundings.</summary>
        internal const double OfBelief = 1e-3;

        /// <summary>Share of D's loss by which the sum of its halves may differ from it: roundings of what was printed.</summary>
        internal const double SameNumber = 0.02;
    }

    /// <summary>D is no better than a coin, and nothing but losses is known.</summary>
    internal static class Coin
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 40;

        /// <summary>Size of the smoothed lead that is a coin's, to say since when, where noise explains less.</summary>
        internal const double Tremor = 0.0025;

        /// <summary>Lead below which D is worse than a coin, or its loss holds other terms.</summary>
        internal const double Worse = -0.1;
    }

    /// <summary>Losses of any objective that run away.</summary>
    internal static class LossesRunAway
    {
        /// <summary>Size of G's loss in units of its rest: sums with other terms, as pix2pix's with 100 times L1, stay below.</summary>
        internal const double EnormousOfG = 300;
    }

    /// <summary>Pictures and G do not share a range.</summary>
    internal static class Range
    {
        /// <summary>Looks before anything is said.</summary>
        internal const int LeastLooks = 2;

        /// <summary>Size of a pixel: beyond rounding and filters that overshoot.</summary>
        internal const double Outside = 1.2;

        /// <summary>Pixel: a G that ends in tanh draws below it in its first steps.</summary>
        internal const double FarBelow = -0.2;

        /// <summary>Pixel: pictures in [0, 1] have nothing below.</summary>
        internal const double NothingBelow = -0.01;
    }

    /// <summary>Learning rates orders of magnitude off, by how far a step moves a network.</summary>
    internal static class LearningRate
    {
        /// <summary>Change of a step: at a third, three steps replace a network. The fastest healthy games begin with 0.08 at most.</summary>
        internal const double TooFar = 0.3;

        /// <summary>Change of a step: ten thousand change a network by a tenth. The slowest healthy runs move by 5e-4.</summary>
        internal const double HardlyAtAll = 1e-5;

        /// <summary>Change of a step that is usual, to say by how much the rate is off.</summary>
        internal const double Usual = 3e-3;

        /// <summary>Looks at the beginning that tell: weights that have run away hide how far they still move.</summary>
        internal const int FirstLooks = 5;

        /// <summary>Looks before anything is said.</summary>
        internal const int LeastLooks = 3;
    }

    /// <summary>D knows its own pictures by heart.</summary>
    internal static class Memory
    {
        /// <summary>Belief in own pictures less that in unseen ones: means over 256 pictures differ by chance by a few hundredths, healthy runs' by 0.02 at most.</summary>
        internal const double Gap = 0.2;
    }

    /// <summary>A critic that nothing limits.</summary>
    internal static class Runaway
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 30;

        /// <summary>Size of D's loss in units of its rest. G's loss may drift with a critic's free offset; D's is a difference.</summary>
        internal const double Large = 10;

        /// <summary>Growth of that size from the middle third to the last, as a factor: a converging game lets it fall.</summary>
        internal const double Growth = 1.25;

        /// <summary>Quantile of the size: a critic that runs away swings from one sign to the other, how far it swings grows, its middle does not.</summary>
        internal const double Swing = 0.75;

        /// <summary>Size in units of rest beyond what pictures of 128 pixels are apart: no critic that is limited gets there.</summary>
        internal const double Enormous = 300;
    }

    /// <summary>The game runs in circles.</summary>
    internal static class Oscillation
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 200;

        /// <summary>Share of the run that is skipped: what happens at the start is learning.</summary>
        internal const double Start = 0.25;

        /// <summary>Turns: three and a half times there and back. G that hops between modes turns round half as often.</summary>
        internal const int Turns = 7;

        /// <summary>Way of the distance, 0 to 1, that counts as a swing, where noise explains less.</summary>
        internal const double Way = 0.15;

        /// <summary>Way of D's lead: it moves more from batch to batch.</summary>
        internal const double LeadsWay = 0.5;

        /// <summary>A way counts only where it is as many times as large as the range that noise alone is expected to have over the run.</summary>
        internal const double BeyondNoise = 1;

        /// <summary>Looks that are averaged before turns are counted.</summary>
        internal const int SmoothedLooks = 3;

        /// <summary>Entries of D's lead that are averaged, at least.</summary>
        internal const int SmoothedEntries = 5;

        /// <summary>Entries of D's lead that are averaged, as a share of them all.</summary>
        internal const double SmoothedShare = 1.0 / 60;
    }

    /// <summary>D is asleep: it hardly moves, believes everything, or cannot tell what plainly differs.</summary>
    internal static class Asleep
    {
        /// <summary>Change of a step, as for a learning rate that is too low.</summary>
        internal const double HardlyMoves = LearningRate.HardlyAtAll;

        /// <summary>Lead: a D that hardly moves may still lead by what it was drawn with.</summary>
        internal const double SleepersLead = 0.15;

        /// <summary>Belief in generated samples: −log 0.9 = 0.105, where G's loss lies below, D is fooled by whatever it sees.</summary>
        internal const double Fooled = 0.9;

        /// <summary>Lead at which a D that believes in generated samples is no longer fooled.</summary>
        internal const double FooledLead = 0.5;

        /// <summary>Lead of a coin, but for the noise of a batch. The soft D of a healthy StyleGAN leads by a tenth.</summary>
        internal const double CoinsLead = 0.05;

        /// <summary>Lead that a coin's stays below in nine of ten late steps: not for a moment, as when G leaps ahead.</summary>
        internal const double CoinsHighestLead = 0.1;

        /// <summary>The nine of ten.</summary>
        internal const double MostSteps = 0.9;

        /// <summary>Distance: samples so far apart are told apart by eye; a D that cannot is blind.</summary>
        internal const double PlainlyApart = 0.2;

        /// <summary>Fall of the distance from the middle third to the last, as a share, at which G comes nearer all the same.</summary>
        internal const double Falls = 0.2;

        /// <summary>Sum of D's changes: before two fifths of its norm it is only young.</summary>
        internal const double Moved = 0.4;

        /// <summary>Steps on pictures.</summary>
        internal const int LeastSteps = 150;

        /// <summary>Steps in the plane.</summary>
        internal const int LeastStepsInThePlane = 400;
    }

    /// <summary>What G draws flies off, or what it had learnt comes undone.</summary>
    internal static class Divergence
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 30;

        /// <summary>Span of generated samples in units of the real ones'.</summary>
        internal const double FliesOff = 5;

        /// <summary>Distance at the end: more than half of all there is.</summary>
        internal const double Far = 0.5;

        /// <summary>Distance at the end beyond the smallest.</summary>
        internal const double Undone = 0.35;
    }

    /// <summary>Mode collapse as pictures show it.</summary>
    internal static class Repetition
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 100;

        /// <summary>Variety in units of the data's: untrained networks and young DCGANs draw a fifth to a third; below this, all is one.</summary>
        internal const double OneThing = 0.1;

        /// <summary>Distance of nearest neighbours in units of the data's: a young DCGAN's are at a quarter.</summary>
        internal const double Copies = 0.13;

        /// <summary>Length of z below which more numbers for a picture are advised.</summary>
        internal const int ShortLatent = 16;
    }

    /// <summary>D overpowers G: it is sure of everything, and G gets no nearer.</summary>
    internal static class Overpowering
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 80;

        /// <summary>Lead: D(x) of 0.98 and D(G(z)) of 0.02.</summary>
        internal const double Sure = 0.96;

        /// <summary>Lead under the saturating loss, whose gradient at a logit is D(G(z)): a tenth of what it could be.</summary>
        internal const double SureSaturating = 0.9;

        /// <summary>Lead without a distance to see progress by: 0.99 and 0.01, and a G whose loss does not fall.</summary>
        internal const double SureOfEverything = 0.985;

        /// <summary>Lead as the loss of squares says it, which holds the spread of D's answers: a hundredth of what it is at rest.</summary>
        internal const double SureBySquares = 0.9;

        /// <summary>Fall from the middle third to the last, as a share: a good DCGAN's D is nearly as sure while G still comes nearer.</summary>
        internal const double Falls = 0.05;

        /// <summary>The same under the saturating loss: what little G still creeps is no progress.</summary>
        internal const double FallsSaturating = 0.25;

        /// <summary>Distance: nearer there is little left to learn, whatever D thinks.</summary>
        internal const double Near = 0.04;
    }

    /// <summary>Mode collapse as points in a plane show it.</summary>
    internal static class MissingModes
    {
        /// <summary>Steps: before that, G may still be on its way.</summary>
        internal const int LeastSteps = 400;

        /// <summary>Share of the data with nothing near: two of eight modes.</summary>
        internal const double Forsaken = 0.25;

        /// <summary>Quantile of that share over late looks: all the time but for a tenth.</summary>
        internal const double FewLooks = 0.1;
    }

    /// <summary>Nothing was found.</summary>
    internal static class Progress
    {
        /// <summary>Steps before anything is said.</summary>
        internal const int LeastSteps = 40;

        /// <summary>Fall of the distance from the middle third to the last, as a share: in settled runs it differs by less.</summary>
        internal const double Falls = 0.15;

        /// <summary>Distance: closer than batches of two equal kinds come by chance.</summary>
        internal const double There = 0.02;
    }
}
