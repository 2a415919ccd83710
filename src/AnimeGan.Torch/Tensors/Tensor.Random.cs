using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>1 with the probability that each element gives, else 0.</summary>
        public Tensor bernoulli(Generator? generator = null) => Op.Run("bernoulli", this, generator);

        /// <summary>Sets elements to 1 with probability p, else 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Op.InPlace("bernoulli_.float", this, p, generator);

        /// <summary>Sets elements to 1 with probabilities p, else 0.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Op.InPlace("bernoulli_.Tensor", this, p, generator);

        /// <summary>Successes in as many trials as each element says.</summary>
        public Tensor binomial(Tensor prob, Generator? generator = null) => Op.Run("binomial", this, prob, generator);

        /// <summary>Positions drawn with the weights in each row.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Op.Run("multinomial", this, num_samples, replacement, generator);

        /// <summary>Drawn from Poisson distributions with these rates.</summary>
        public Tensor poisson(Generator? generator = null) => Op.Run("poisson", this, generator);

        /// <summary>Fills with numbers of the Cauchy distribution.</summary>
        public Tensor cauchy_(double median = 0.0, double sigma = 1.0, Generator? generator = null) => Op.InPlace("cauchy_", this, median, sigma, generator);

        /// <summary>Fills with numbers of the exponential distribution.</summary>
        public Tensor exponential_(double lambda = 1.0, Generator? generator = null) => Op.InPlace("exponential_", this, lambda, generator);

        /// <summary>Fills with numbers of the geometric distribution.</summary>
        public Tensor geometric_(double p, Generator? generator = null) => Op.InPlace("geometric_", this, p, generator);

        /// <summary>Fills with numbers of the normal distribution.</summary>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) => Op.InPlace("normal_", this, mean, std, generator);

        /// <summary>Fills with numbers whose logarithms are normal.</summary>
        public Tensor log_normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) => Op.InPlace("log_normal_", this, mean, std, generator);

        /// <summary>Fills with integers drawn uniformly from [from, to).</summary>
        public Tensor random_(double from, double to, Generator? generator = null) => Op.InPlace("random_.from", this, (long)from, (long)to, generator);

        /// <summary>Fills with numbers drawn uniformly from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => Op.InPlace("uniform_", this, from, to, generator);
    }
}
