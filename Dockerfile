# The kit on a plain image: docker build -t animegan . && docker run --rm -v "$PWD/site:/kit/site" animegan
# The SDK image on Debian's own distribution is no longer published for .NET 10 (its default is Ubuntu 24.04), so the
# image starts from Debian 12, whose libtorch the kit is tested with, and takes the SDK from Microsoft's image.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS sdk

FROM debian:12
COPY --from=sdk /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/local/bin/dotnet \
    && apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl libicu72 \
    && rm -rf /var/lib/apt/lists/*
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /kit
# The packages change rarely: installed first, they stay in the layer cache while the sources change.
COPY environment environment
RUN bash environment/setup.sh
COPY . .
RUN environment/animegan info
CMD ["bash", "environment/tour.sh"]
